export { engineVersionExample, isEngine, isEngineVersion, planEngine, replicaKeepsBackups } from './engine';
export type { EnginePlan } from './engine';
export { offeredVersions } from './engine-releases';
export { runsInstead } from './instance-class-engines';
export { instanceMemoryGiB } from './instance-memory';
export { defaultMaximumConnections } from './maximum-connections';
export { endedSupport, versionWarning } from './version-support';
export type { SupportedVersion } from './version-support';
