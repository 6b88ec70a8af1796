import {
  BackupAlarms,
  BackupCleanUp,
  backupCleanUpArn,
  backupJobAlarms,
  BackupNotifications,
  backupVaultName,
  BackupWatch,
  replicaAlarms,
} from '@etops/backup';
import type { AlarmSpec, EnvironmentRef } from '@etops/contracts';
import type { Construct } from 'constructs';
import type { AirlineConfig } from '../config/airline-config';
import { archiveTarget, ARTIFACTS_PREFIX, artifactsBucketName } from '../config/archive';
import { environmentOf } from '../config/environments';

/** What the plans of primary back up, and copy to the DR Region, by AWS Backup's names. */
const RESOURCE_TYPES = ['RDS', 'EFS', 'EC2', 'S3'] as const;

/** A day, an hour to start in, eight to be complete in, and the hour that daylight saving time adds. */
const DAILY_HOURS = 34;

/** A week, and a day for the run itself. */
const WEEKLY_DAYS = 8;

/** The longest month, and two days for jobs and their restores. */
const MONTHLY_DAYS = 33;

/** Where clean-ups report, beside the artifacts. */
const REPORTS_PREFIX = 'clean-up/';

export interface BackupCareOptions {
  readonly config: AirlineConfig;
  readonly environment: EnvironmentRef;
  /** Bucket of the reports, and its key. */
  readonly reports: { readonly bucketName: string; readonly kmsKeyArn: string };
  /** SSM parameters that name an image in use. */
  readonly imagePointerNames: readonly string[];
  /** Further alarms of this Region's backups. */
  readonly alarms: readonly AlarmSpec[];
}

/** Tells people of backups that failed or did not happen beside what they protect, and cleans up there. */
export function addBackupCare(scope: Construct, options: BackupCareOptions): void {
  const { config, environment, reports, imagePointerNames, alarms } = options;
  const { timeZone, cleanUp } = config.backup;
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
  new BackupWatch(scope, 'backup-watch', {
    environment,
    notifications,
    timeZone,
    expectations: [
      { kind: 'execution', id: 'clean-up', stateMachineArn: backupCleanUpArn(environment), withinDays: WEEKLY_DAYS },
    ],
  });
}

/** Tells people of copies that did not arrive in the DR Region, from within that Region. */
export function addCopyCare(scope: Construct, config: AirlineConfig, environment: EnvironmentRef): void {
  const notifications = new BackupNotifications(scope, 'backup-notifications', { environment }).ref;
  new BackupWatch(scope, 'backup-watch', {
    environment,
    notifications,
    timeZone: config.backup.timeZone,
    // Of every night; the next one may still be on its way.
    expectations: RESOURCE_TYPES.map((resourceType) => ({
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
    alarms: replicaAlarms({
      sourceBucketName: artifactsBucketName(environmentOf(config, 'primary')),
      targetBucketName: archiveTarget(config).bucketName,
      prefix: ARTIFACTS_PREFIX,
    }),
  });
}

export interface RestoreCareOptions {
  readonly config: AirlineConfig;
  readonly environment: EnvironmentRef;
  readonly restoreTestingPlanArn: string;
  /** State machine that exports the database every week. */
  readonly exportArn: string;
}

/**
 * Tells people of restores that failed, of restores and exports that were not tried, and of backups that did not happen,
 * in the DR Region.
 */
export function addRestoreCare(scope: Construct, options: RestoreCareOptions): void {
  const { config, environment, restoreTestingPlanArn, exportArn } = options;
  const notifications = new BackupNotifications(scope, 'backup-notifications', { environment }).ref;
  new BackupAlarms(scope, 'backup-alarms', {
    environment,
    topicArn: notifications.topicArn,
    alarms: backupJobAlarms({
      vaultName: backupVaultName(environment),
      resourceTypes: standbyTypes(config),
      withinHours: DAILY_HOURS,
    }),
  });
  new BackupWatch(scope, 'backup-watch', {
    environment,
    notifications,
    timeZone: config.backup.timeZone,
    expectations: [
      { kind: 'restore-test', id: 'restore-tests', restoreTestingPlanArn, withinDays: MONTHLY_DAYS },
      { kind: 'execution', id: 'database-export', stateMachineArn: exportArn, withinDays: WEEKLY_DAYS },
    ],
  });
}

/** What the plans of DR back up: its servers, and what is no longer a replica. */
function standbyTypes({ dr }: AirlineConfig): readonly string[] {
  return ['EC2', ...(dr.databaseRole === 'primary' ? ['RDS'] : []), ...(dr.filesRole === 'primary' ? ['EFS'] : [])];
}
