export { InstanceRestoreTest } from './instance-restore-test';
export { instanceRestoreDefinition } from './instance-restore-definition';
export type { InstanceRestoreTarget } from './instance-restore-target';
export type { InstanceRestoreTestProps } from './instance-restore-test-props';
export type { MachineTimings } from './machine-timings';
export { WarmPoolExclusion } from './warm-pool-exclusion';
export { warmPoolExclusionDefinition } from './warm-pool-exclusion-definition';
export type { WarmPoolTarget } from './warm-pool-exclusion-definition';
export type { WarmPoolExclusionProps } from './warm-pool-exclusion-props';
