export { agentConfiguration } from './agent-configuration';
export type { AlarmThresholds } from './alarm-thresholds';
export { noTerraformRefresh } from './release/no-terraform-refresh';
export type { Release } from './release/release';
export { releasePointerName } from './release/release-pointer';
export { releaseDefinition } from './release/release-definition';
export type { ReleaseSettings } from './release/release-settings';
export type { PointerParameter, ReleasePace, ReleaseTarget } from './release/release-target';
export type { State, StateMachineDefinition, States } from './release/states';
export type { Edge, ManagedRuleGroup, ManagedRules } from './edge';
export type { LoadBalancerOptions } from './load-balancer-options';
export { ReplicaFileSystem } from './replica-file-system';
export type { ReplicaFileSystemProps } from './replica-file-system';
export type { ScheduledMinimum } from './schedule';
export type { Standby } from './standby';
export { statelessServers } from './stateless-servers';
export { ENVIRONMENT_FILE, FILES_PATH } from './user-data';
export { WebTier } from './web-tier';
export type {
  Capacity,
  Domain,
  ExistingFileSystem,
  HealthCheck,
  OwnFileSystem,
  Scaling,
  WebTierDatabase,
  WebTierProps,
} from './web-tier-props';
