export {
  ArchiveBucket,
  archiveBucketName,
  BucketReplication,
  replicaAlarms,
  replicaBucketStatements,
  replicaKeyStatements,
  replicaTarget,
} from './archive';
export type {
  ArchiveBucketProps,
  ArchiveLock,
  ArchiveRule,
  ArchiveStorageClass,
  ArchiveTransition,
  BucketReplicationProps,
  ReplicaTarget,
  ReplicationRef,
} from './archive';
export { BackupAudit } from './audit';
export type {
  AuditControls,
  AuditRecorder,
  BackupAuditProps,
  CrossRegionCopyControl,
  DeletionDisabledControl,
  ExistingRecorder,
  LastRecoveryPointControl,
  OwnRecorder,
  PlanFrequencyControl,
  ProtectedByPlanControl,
  ReportTemplate,
  RestoreTimeControl,
  VaultLockControl,
} from './audit';
export { BackupCleanUp, backupCleanUpArn, backupCleanUpRoleArn, cleanUpDefinition } from './clean-up';
export type { BackupCleanUpProps, CleanUpOptions, CleanUpTarget } from './clean-up';
export { collectInventory, proveCoverage } from './coverage';
export type {
  BackupInventory,
  CoverageExemption,
  CoveragePolicy,
  CoverageProof,
  CoverageProtection,
  CoverageRequirement,
  CoverageRow,
  LockedArchiveProtection,
  OptIn,
  PlannedBackups,
  PlannedRestoreTest,
  PlannedRule,
  PlannedSelection,
  ReplicaProtection,
  ReplicatedBucketProtection,
  ResourceCoverage,
  StatefulResource,
} from './coverage';
export {
  BackupFreshnessMonitor,
  backupJobAlarms,
  copyChecks,
  freshnessDefinition,
  freshnessOf,
  freshnessOfSchedule,
} from './freshness';
export type {
  BackupFreshnessMonitorProps,
  ContinuousBackupCheck,
  ExecutionCheck,
  FreshnessCheck,
  FreshnessOptions,
  FreshnessTarget,
  FreshnessTimings,
  JobAlarmsOptions,
  PlanFreshness,
  RecoveryPointCheck,
  ReplicatedBackupsCheck,
  RestoreTestCheck,
} from './freshness';
export { PLAN_NAME_LENGTH } from './limits';
export { BackupAlarms, BackupNotifications } from './notifications';
export type { BackupAlarmsProps, BackupNotificationsProps, NotificationsRef } from './notifications';
export { BackupPlan, BackupRegionSettings, backupSelectionTag, backupTags, presetRules } from './plan';
export type {
  ArnSelection,
  BackupCopy,
  BackupPlanProps,
  BackupRegionSettingsProps,
  BackupResourceType,
  BackupRule,
  PlanPreset,
  PlanSelection,
  PresetOptions,
  SelectionTag,
  TagSelection,
  TypeSelection,
} from './plan';
export { RestoreTesting } from './restore-testing';
export type { NetworkedTestType, RestoreTest, RestoreTestingProps, RestoreTestType } from './restore-testing';
export {
  InstanceRestoreTest,
  instanceRestoreDefinition,
  WarmPoolExclusion,
  warmPoolExclusionDefinition,
} from './instances';
export type {
  InstanceRestoreTarget,
  InstanceRestoreTestProps,
  MachineTimings,
  WarmPoolExclusionProps,
  WarmPoolTarget,
} from './instances';
export { FileGateway, VolumeGateway } from './storage-gateway';
export type {
  CachedVolumes,
  FileGatewayProps,
  GatewayProps,
  MaintenanceWindow,
  NfsShare,
  SmbShare,
  StoredVolumes,
  VolumeGatewayProps,
} from './storage-gateway';
export {
  AirGappedVault,
  BackupVault,
  backupVaultArn,
  backupVaultKeyAliasArn,
  backupVaultName,
  backupVaultRef,
  copyKeyStatements,
} from './vault';
export type {
  AirGappedVaultProps,
  BackupVaultProps,
  ComplianceLock,
  CopySources,
  GovernanceLock,
  LocalBackupVaultRef,
  VaultLock,
} from './vault';
