import type { PlanFreshness, RestoreTestCheck } from '@etops/backup';
import {
  BackupAlarms,
  BackupCleanUp,
  BackupFreshnessMonitor,
  backupJobAlarms,
  BackupNotifications,
  backupVaultName,
  copyChecks,
  freshnessOfSchedule,
  replicaAlarms,
} from '@etops/backup';
import type { AlarmSpec, EnvironmentRef } from '@etops/contracts';
import type { Construct } from 'constructs';
import type { BackupConfig } from '../config/airline-config';
import { ARTIFACTS_PREFIX } from '../config/links';

/** Prefix of the clean-up's reports in the artifacts bucket. */
const REPORTS_PREFIX = 'clean-up/';

/** Inputs of every monitoring of backups. */
interface MonitoringOptions {
  /** Environment that is monitored. */
  readonly environment: EnvironmentRef;
  /** IANA time zone of the backups. */
  readonly timeZone: string;
  /** Greatest age of the last backup and the last copy of each type. */
  readonly freshness: PlanFreshness;
}

/** Inputs of the backup monitoring in primary. */
export interface BackupMonitoringOptions extends MonitoringOptions {
  /** Settings of the clean-up. */
  readonly cleanUp: BackupConfig['cleanUp'];
  /** Bucket of the clean-up's reports, and its key. */
  readonly reports: { readonly bucketName: string; readonly kmsKeyArn: string };
  /** SSM parameters that name an image in use. */
  readonly imagePointerNames: readonly string[];
  /** Further alarms of this Region's backups. */
  readonly alarms: readonly AlarmSpec[];
}

/** Adds notifications and alarms for backups that failed or are missing in primary, and the weekly clean-up. */
export function addBackupMonitoring(scope: Construct, options: BackupMonitoringOptions): void {
  const { environment, timeZone, freshness, cleanUp, reports, imagePointerNames, alarms } = options;
  const notifications = new BackupNotifications(scope, 'backup-notifications').ref;
  const vaultName = backupVaultName(environment);
  const cleanUpMachine = new BackupCleanUp(scope, 'backup-clean-up', {
    notifications,
    reports: { ...reports, prefix: REPORTS_PREFIX },
    vaultNames: [vaultName],
    imagePointerNames,
    timeZone,
    ...cleanUp,
  });
  new BackupAlarms(scope, 'backup-alarms', {
    topicArn: notifications.topicArn,
    alarms: [...backupJobAlarms({ vaultName, ...freshness }), ...cleanUpMachine.alarms, ...alarms],
  });
  new BackupFreshnessMonitor(scope, 'backup-freshness', {
    notifications,
    timeZone,
    checks: [cleanUpMachine.freshnessCheck],
  });
}

/** Inputs of the monitoring of copies. */
export interface CopyMonitoringOptions extends MonitoringOptions {
  /** Replication of the artifacts to the archive. */
  readonly replication: { readonly sourceBucketName: string; readonly targetBucketName: string };
}

/** Adds alarms for copies that did not arrive in the DR Region, within that Region. */
export function addCopyMonitoring(scope: Construct, options: CopyMonitoringOptions): void {
  const { environment, timeZone, freshness, replication } = options;
  const notifications = new BackupNotifications(scope, 'backup-notifications').ref;
  new BackupFreshnessMonitor(scope, 'backup-freshness', {
    notifications,
    timeZone,
    checks: copyChecks(backupVaultName(environment), freshness),
  });
  new BackupAlarms(scope, 'backup-alarms', {
    topicArn: notifications.topicArn,
    alarms: replicaAlarms({ ...replication, prefix: ARTIFACTS_PREFIX }),
  });
}

/** Inputs of the backup monitoring in DR. */
export interface RestoreMonitoringOptions extends MonitoringOptions {
  /** Check of the restore tests. */
  readonly restoreTests: RestoreTestCheck;
  /** State machine that exports the database, and its schedule. */
  readonly databaseExport: { readonly stateMachineArn: string; readonly schedule: string };
}

/** Adds notifications and alarms for restores that failed, and for restore tests, exports and backups missing in DR. */
export function addRestoreMonitoring(scope: Construct, options: RestoreMonitoringOptions): void {
  const { environment, timeZone, freshness, restoreTests, databaseExport } = options;
  const { stateMachineArn, schedule } = databaseExport;
  const notifications = new BackupNotifications(scope, 'backup-notifications').ref;
  new BackupAlarms(scope, 'backup-alarms', {
    topicArn: notifications.topicArn,
    alarms: backupJobAlarms({ vaultName: backupVaultName(environment), ...freshness }),
  });
  new BackupFreshnessMonitor(scope, 'backup-freshness', {
    notifications,
    timeZone,
    checks: [
      restoreTests,
      { kind: 'execution', id: 'database-export', stateMachineArn, withinDays: freshnessOfSchedule(schedule) },
    ],
  });
}
