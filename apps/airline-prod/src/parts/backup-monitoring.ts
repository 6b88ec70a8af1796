import {
  BackupAlarms,
  BackupCleanUp,
  backupCleanUpArn,
  backupJobAlarms,
  BackupNotifications,
  backupVaultName,
  BackupFreshnessMonitor,
  replicaAlarms,
} from '@etops/backup';
import type { AlarmSpec, EnvironmentRef } from '@etops/contracts';
import type { Construct } from 'constructs';
import type { BackupConfig } from '../config/airline-config';
import { ARTIFACTS_PREFIX } from '../config/links';

/** Types that the plans of primary back up and copy to the DR Region, by AWS Backup's names. */
const RESOURCE_TYPES = ['RDS', 'EFS', 'EC2', 'S3'] as const;

/** A day, an hour to start in, eight to complete in, and the hour that daylight saving time adds. */
const DAILY_HOURS = 34;

/** A week, and a day for the run itself. */
const WEEKLY_DAYS = 8;

/** The longest month, and two days for jobs and their restores. */
const MONTHLY_DAYS = 33;

/** Prefix of the clean-up's reports in the artifacts bucket. */
const REPORTS_PREFIX = 'clean-up/';

/** Inputs of the backup monitoring in primary. */
export interface BackupMonitoringOptions {
  /** Environment whose backups are monitored. */
  readonly environment: EnvironmentRef;
  /** Time zone and clean-up of the backups. */
  readonly backup: Pick<BackupConfig, 'timeZone' | 'cleanUp'>;
  /** Bucket of the clean-up's reports, and its key. */
  readonly reports: { readonly bucketName: string; readonly kmsKeyArn: string };
  /** SSM parameters that name an image in use. */
  readonly imagePointerNames: readonly string[];
  /** Further alarms of this Region's backups. */
  readonly alarms: readonly AlarmSpec[];
}

/** Adds notifications and alarms for backups that failed or are missing in primary, and the weekly clean-up. */
export function addBackupMonitoring(scope: Construct, options: BackupMonitoringOptions): void {
  const { environment, backup, reports, imagePointerNames, alarms } = options;
  const { timeZone, cleanUp } = backup;
  const notifications = new BackupNotifications(scope, 'backup-notifications', { environment }).ref;
  const vaultName = backupVaultName(environment);
  new BackupAlarms(scope, 'backup-alarms', {
    environment,
    topicArn: notifications.topicArn,
    alarms: [...backupJobAlarms({ vaultName, resourceTypes: RESOURCE_TYPES, withinHours: DAILY_HOURS }), ...alarms],
  });
  new BackupCleanUp(scope, 'backup-clean-up', {
    environment,
    notifications,
    reports: { ...reports, prefix: REPORTS_PREFIX },
    vaultNames: [vaultName],
    imagePointerNames,
    timeZone,
    ...cleanUp,
  });
  new BackupFreshnessMonitor(scope, 'backup-watch', {
    environment,
    notifications,
    timeZone,
    checks: [
      { kind: 'execution', id: 'clean-up', stateMachineArn: backupCleanUpArn(environment), withinDays: WEEKLY_DAYS },
    ],
  });
}

/** Inputs of the monitoring of copies. */
export interface CopyMonitoringOptions {
  /** Environment of the vault that receives the copies. */
  readonly environment: EnvironmentRef;
  /** IANA time zone of the backups. */
  readonly timeZone: string;
  /** Replication of the artifacts to the archive. */
  readonly replication: { readonly sourceBucketName: string; readonly targetBucketName: string };
}

/** Adds alarms for copies that did not arrive in the DR Region, within that Region. */
export function addCopyMonitoring(scope: Construct, options: CopyMonitoringOptions): void {
  const { environment, timeZone, replication } = options;
  const notifications = new BackupNotifications(scope, 'backup-notifications', { environment }).ref;
  new BackupFreshnessMonitor(scope, 'backup-watch', {
    environment,
    notifications,
    timeZone,
    // Two days: the copy of the last night may not be complete yet.
    checks: RESOURCE_TYPES.map((resourceType) => ({
      kind: 'recovery-point',
      id: `copies-${resourceType.toLowerCase()}`,
      vaultName: backupVaultName(environment),
      resourceType,
      withinDays: 2,
    })),
  });
  new BackupAlarms(scope, 'backup-alarms', {
    environment,
    topicArn: notifications.topicArn,
    alarms: replicaAlarms({ ...replication, prefix: ARTIFACTS_PREFIX }),
  });
}

/** Inputs of the backup monitoring in DR. */
export interface RestoreMonitoringOptions {
  /** Environment in which restores are tested. */
  readonly environment: EnvironmentRef;
  /** IANA time zone of the backups. */
  readonly timeZone: string;
  /** Types that the plans of DR back up: its servers, and what is no longer a replica. */
  readonly resourceTypes: readonly string[];
  /** Plan of the restore tests. */
  readonly restoreTestingPlanArn: string;
  /** State machine that exports the database every week. */
  readonly exportArn: string;
}

/** Adds notifications and alarms for restores that failed, and for restore tests, exports and backups missing in DR. */
export function addRestoreMonitoring(scope: Construct, options: RestoreMonitoringOptions): void {
  const { environment, timeZone, resourceTypes, restoreTestingPlanArn, exportArn } = options;
  const notifications = new BackupNotifications(scope, 'backup-notifications', { environment }).ref;
  new BackupAlarms(scope, 'backup-alarms', {
    environment,
    topicArn: notifications.topicArn,
    alarms: backupJobAlarms({
      vaultName: backupVaultName(environment),
      resourceTypes,
      withinHours: DAILY_HOURS,
    }),
  });
  new BackupFreshnessMonitor(scope, 'backup-watch', {
    environment,
    notifications,
    timeZone,
    checks: [
      { kind: 'restore-test', id: 'restore-tests', restoreTestingPlanArn, withinDays: MONTHLY_DAYS },
      { kind: 'execution', id: 'database-export', stateMachineArn: exportArn, withinDays: WEEKLY_DAYS },
    ],
  });
}
