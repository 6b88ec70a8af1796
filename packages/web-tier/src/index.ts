export type { WebTierAlarmThresholds } from './alarms';
export type { Capacity } from './capacity';
export { agentConfiguration } from './cloudwatch-agent';
export type { AgentConfig } from './cloudwatch-agent';
export type { Domain } from './domain';
export { ReplicaFileSystem } from './files';
export type {
  ExistingFileSystem,
  FileClients,
  NewFileSystem,
  ReplicaFileSystemProps,
  WebTierFileSystem,
} from './files';
export type { AllowedSources, HealthCheck, LoadBalancerOptions, LoadBalancerProps } from './load-balancer';
export type { ServerLogFile, ServerLogs } from './logs';
export type { WebTierNetwork } from './network';
export { noTerraformRefresh, pendingChangeDefinition, releaseDefinition, releasePointerName } from './release';
export type {
  PendingChangeTarget,
  PointerParameter,
  Release,
  ReleaseSettings,
  ReleaseTarget,
  ReleaseTimings,
} from './release';
export type { Scaling, ScheduledAction } from './scaling';
export { ENVIRONMENT_FILE, FILES_PATH, statelessServers } from './servers';
export type {
  CidrEgressRule,
  EgressRule,
  InstanceMaintenancePolicy,
  InstanceRoleProps,
  InstanceRoleRef,
  PrefixListEgressRule,
  SecurityGroupEgressRule,
  ServersProps,
  WebTierDatabase,
} from './servers';
export type { WarmPoolProps } from './warm-pool';
export type { ManagedRuleGroup, ManagedRuleGroupName, WebAclProps } from './web-acl';
export { WebTier } from './web-tier';
export type { WebTierProps } from './web-tier';
