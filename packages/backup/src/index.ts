export type {
  AuditControls,
  CrossRegionCopyControl,
  DeletionDisabledControl,
  LastRecoveryPointControl,
  PlanFrequencyControl,
  ProtectedByPlanControl,
  RestoreTimeControl,
  VaultLockControl,
} from './audit/audit-controls';
export type { AuditRecorder, ExistingRecorder, OwnRecorder } from './audit/audit-recorder';
export type { ReportTemplate } from './audit/audit-reports';
export { BackupAudit } from './audit/backup-audit';
export type { BackupAuditProps } from './audit/backup-audit';
export { BackupPlan } from './backup-plan';
export type { BackupPlanProps } from './backup-plan';
export { BackupRegionSettings } from './backup-region-settings';
export type { BackupRegionSettingsProps } from './backup-region-settings';
export type { BackupCopy, BackupRule } from './backup-rule';
export { collectInventory } from './coverage/collect';
export type {
  CoverageExemption,
  CoverageProtection,
  LockedArchiveProtection,
  ReplicaProtection,
  ReplicatedBucketProtection,
} from './coverage/exceptions';
export type {
  BackupInventory,
  OptIn,
  PlannedBackups,
  PlannedRestoreTest,
  PlannedRule,
  PlannedSelection,
  StatefulResource,
} from './coverage/inventory';
export { proveCoverage } from './coverage/prove';
export type { CoveragePolicy, CoverageProof, CoverageRow } from './coverage/prove';
export type { ResourceCoverage } from './coverage/prove-resource';
export { backupTargetRef, backupVaultArn, backupVaultName } from './backup-target';
export type { BackupVaultRef } from './backup-target';
export { BackupVault } from './backup-vault';
export type { BackupVaultProps } from './backup-vault';
export type { ArnSelection, PlanSelection, TagSelection, TypeSelection } from './plan-selection';
export { presetRules } from './plan-presets';
export type { PlanPreset, PresetOptions } from './plan-presets';
export type { BackupResourceType } from './resource-type';
export type { NetworkedTestType, RestoreTest, RestoreTestType } from './restore-test';
export { RestoreTesting } from './restore-testing';
export type { RestoreTestingProps } from './restore-testing';
export { backupSelectionTag, backupTags } from './selection-tag';
export type { SelectionTag } from './selection-tag';
export type { ComplianceLock, GovernanceLock, VaultLock } from './vault-lock';
export { AirGappedVault } from './air-gapped-vault';
export type { AirGappedVaultProps } from './air-gapped-vault';
export { ArchiveBucket, archiveBucketName } from './archive/archive-bucket';
export type { ArchiveBucketProps } from './archive/archive-bucket';
export type { ArchiveLock, ArchiveRule, ArchiveStorageClass, ArchiveTransition } from './archive/archive-rule';
export { BucketReplication } from './archive/bucket-replication';
export type { BucketReplicationProps } from './archive/bucket-replication';
export { replicaTarget } from './archive/replica-target';
export type { ReplicaTarget } from './archive/replica-target';
export { replicaAlarms } from './archive/replication-alarms';
export type { Replicated } from './archive/replication-alarms';
export { BackupCleanUp, backupCleanUpArn, backupCleanUpRoleArn } from './clean-up/backup-clean-up';
export type { BackupCleanUpProps } from './clean-up/backup-clean-up';
export { cleanUpDefinition } from './clean-up/clean-up-definition';
export type { CleanUpPace, CleanUpTarget } from './clean-up/clean-up-target';
export { BackupAlarms } from './notifications/backup-alarms';
export type { BackupAlarmsProps } from './notifications/backup-alarms';
export { BackupNotifications } from './notifications/backup-notifications';
export type { BackupNotificationsProps, NotificationsRef } from './notifications/backup-notifications';
export { BackupWatch } from './watch/backup-watch';
export type { BackupWatchProps } from './watch/backup-watch';
export type {
  ExecutionExpectation,
  Expectation,
  RecoveryPointExpectation,
  RestoreTestExpectation,
} from './watch/expectation';
export { backupJobAlarms } from './watch/job-alarms';
export type { JobAlarmsOptions } from './watch/job-alarms';
export { watchDefinition } from './watch/watch-definition';
export type { WatchPace, WatchTarget } from './watch/watch-definition';
export { FileGateway } from './storage-gateway/file-gateway';
export type { FileGatewayProps, NfsShare, SmbShare } from './storage-gateway/file-gateway';
export type { GatewayProps, MaintenanceWindow } from './storage-gateway/gateway-props';
export { VolumeGateway } from './storage-gateway/volume-gateway';
export type { CachedVolumes, StoredVolumes, VolumeGatewayProps } from './storage-gateway/volume-gateway';
