export type { AlarmSpec } from './alarm';
export type { BackupVaultRef, RetentionObjective } from './backup';
export type { DatabaseEngine, DatabaseRef } from './database';
export type { EndpointRef } from './endpoint';
export type { EnvironmentRef, EnvironmentRole } from './environment';
export type { NetworkRef, SubnetRef } from './network';
export type { RecoveryBasis, RecoveryCapability, RecoveryObjective, RecoveryPoint } from './recovery';
