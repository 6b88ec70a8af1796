export { BackupFreshnessMonitor } from './backup-freshness-monitor';
export type { BackupFreshnessMonitorProps } from './backup-freshness-monitor-props';
export type {
  ContinuousBackupCheck,
  ExecutionCheck,
  FreshnessCheck,
  RecoveryPointCheck,
  ReplicatedBackupsCheck,
  RestoreTestCheck,
} from './freshness-check';
export { freshnessDefinition } from './freshness-definition';
export type { FreshnessTarget, FreshnessTimings } from './freshness-definition';
export { copyChecks, daysOfSchedule, freshnessOf, freshnessOfSchedule } from './freshness-of';
export type { FreshnessOptions, PlanFreshness } from './freshness-of';
export { backupJobAlarms } from './job-alarms';
export type { JobAlarmsOptions } from './job-alarms';
