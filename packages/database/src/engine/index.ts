export { engineVersionExample, isEngine, isEngineVersion, planEngine, replicaKeepsBackups } from './engine';
export type { EnginePlan } from './engine';
export { runsInstead } from './instance-class-engines';
export { instanceMemoryGiB } from './instance-memory';
export { defaultMaximumConnections } from './maximum-connections';
