export type {
  AuditControls,
  CrossRegionCopyControl,
  DeletionDisabledControl,
  LastRecoveryPointControl,
  PlanFrequencyControl,
  ProtectedByPlanControl,
  RestoreTimeControl,
  VaultLockControl,
} from './audit-controls';
export type { AuditRecorder, ExistingRecorder, OwnRecorder } from './audit-recorder';
export { BackupAudit } from './backup-audit';
export type { BackupAuditProps } from './backup-audit-props';
export type { ReportTemplate } from './report-template';
