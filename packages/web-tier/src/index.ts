export { agentConfiguration } from './agent-configuration';
export type { AlarmThresholds } from './alarm-thresholds';
export { ReplicaFileSystem } from './replica-file-system';
export type { ReplicaFileSystemProps } from './replica-file-system';
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
