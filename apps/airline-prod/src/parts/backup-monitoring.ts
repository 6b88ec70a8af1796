import type {
  FreshnessCheck,
  InstanceRestoreTestProps,
  NotificationsRef,
  PlanFreshness,
  RestoreTestCheck,
  WarmPoolExclusionProps,
} from '@etops/backup';
import {
  BackupAlarms,
  BackupCleanUp,
  BackupFreshnessMonitor,
  backupJobAlarms,
  BackupNotifications,
  backupVaultName,
  copyChecks,
  freshnessOfSchedule,
  InstanceRestoreTest,
  replicaAlarms,
  WarmPoolExclusion,
} from '@etops/backup';
import type { AlarmSpec, EnvironmentRef } from '@etops/contracts';
import type { ReplicaRole } from '@etops/database';
import { databaseIdentifier as identifierOf } from '@etops/database';
import type { Construct } from 'constructs';
import type { BackupConfig } from '../config/airline-config';
import type { Links } from '../config/links';
import { ARTIFACTS_PREFIX, DATABASE_ID } from '../config/links';

/** Prefix of the clean-up's reports in the artifacts bucket. */
const REPORTS_PREFIX = 'clean-up/';

/** Inputs of every monitoring of backups. */
interface MonitoringOptions {
  /** Environment that is monitored. */
  readonly environment: EnvironmentRef;
  /** IANA time zone of the backups. */
  readonly timeZone: string;
  /** Greatest age of the last backup and the last copy of each type, plan by plan. */
  readonly freshness: readonly PlanFreshness[];
}

/** Days in which a database must have become restorable; checks have days, RDS a few minutes. */
const RESTORABLE_DAYS = 1;

/**
 * Returns the check of the database's backups in a Region: the continuous ones of the database in use, or those that the
 * other Region replicates here.
 *
 * @param drRole role of the database in DR
 */
export function databaseBackupChecks(
  site: 'primary' | 'dr',
  drRole: ReplicaRole,
  links: Pick<Links, 'environment'>,
): readonly FreshnessCheck[] {
  const inUse = drRole === 'primary' ? 'dr' : 'primary';
  const kind = site === inUse ? 'continuous-backup' : 'replicated-backups';
  const databaseIdentifier = identifierOf(links.environment(inUse), DATABASE_ID);
  // One id for both, so that the alarm stays when the roles change.
  return [{ kind, id: 'database-backups', databaseIdentifier, withinDays: RESTORABLE_DAYS }];
}

/** A job of a server fails if its group terminates the server; that no server has a backup is still noticed. */
const NOTIFICATIONS = { silentBackupTypes: ['EC2'] } as const;

function jobAlarms(environment: EnvironmentRef, freshness: readonly PlanFreshness[]): readonly AlarmSpec[] {
  return freshness.flatMap((plan) => backupJobAlarms({ vaultName: backupVaultName(environment), ...plan }));
}

/** Inputs of the backup monitoring in primary. */
export interface BackupMonitoringOptions extends MonitoringOptions {
  /** Settings of the clean-up. */
  readonly cleanUp: BackupConfig['cleanUp'];
  /** Bucket of the clean-up's reports, and its key. */
  readonly reports: { readonly bucketName: string; readonly kmsKeyArn: string };
  /** SSM parameters that name an image in use. */
  readonly imagePointerNames: readonly string[];
  /** Those of environments that may not exist at present. */
  readonly optionalImagePointerNames: readonly string[];
  /** Checks of the database's backups. */
  readonly databaseBackups: readonly FreshnessCheck[];
  /** Further alarms of this Region's backups. */
  readonly alarms: readonly AlarmSpec[];
}

/** Adds notifications and alarms for backups that failed or are missing in primary, and the weekly clean-up. */
export function addBackupMonitoring(scope: Construct, options: BackupMonitoringOptions): void {
  const {
    environment,
    timeZone,
    freshness,
    cleanUp,
    reports,
    imagePointerNames,
    optionalImagePointerNames,
    databaseBackups,
    alarms,
  } = options;
  const notifications = new BackupNotifications(scope, 'backup-notifications', NOTIFICATIONS).ref;
  const cleanUpMachine = new BackupCleanUp(scope, 'backup-clean-up', {
    notifications,
    reports: { ...reports, prefix: REPORTS_PREFIX },
    vaultNames: [backupVaultName(environment)],
    imagePointerNames,
    optionalImagePointerNames,
    timeZone,
    ...cleanUp,
  });
  new BackupAlarms(scope, 'backup-alarms', {
    topicArn: notifications.topicArn,
    alarms: [...jobAlarms(environment, freshness), ...cleanUpMachine.alarms, ...alarms],
  });
  new BackupFreshnessMonitor(scope, 'backup-freshness', {
    notifications,
    timeZone,
    checks: [cleanUpMachine.freshnessCheck, ...databaseBackups],
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
  const notifications = new BackupNotifications(scope, 'backup-notifications', NOTIFICATIONS).ref;
  new BackupFreshnessMonitor(scope, 'backup-freshness', {
    notifications,
    timeZone,
    checks: freshness.flatMap((plan) => copyChecks(backupVaultName(environment), plan)),
  });
  new BackupAlarms(scope, 'backup-alarms', {
    topicArn: notifications.topicArn,
    alarms: replicaAlarms({ ...replication, prefix: ARTIFACTS_PREFIX }),
  });
}

/** Inputs of the backup monitoring in DR. */
export interface RestoreMonitoringOptions extends MonitoringOptions {
  /** Checks of the restore tests, one for each type. */
  readonly restoreTests: readonly RestoreTestCheck[];
  /** Checks of the database's backups: continuous ones, or those that are replicated from primary. */
  readonly databaseBackups: readonly FreshnessCheck[];
  /** State machine that exports the database, and its schedule. */
  readonly databaseExport: { readonly stateMachineArn: string; readonly schedule: string };
  /**
   * Images of servers: the network and type of the restored one, the vault with the copies, and the group whose warm pool
   * is left out.
   *
   * @default - none are backed up
   */
  readonly instances?: Pick<InstanceRestoreTestProps, 'network' | 'instanceType' | 'vault'> &
    Pick<WarmPoolExclusionProps, 'autoScalingGroupName' | 'tag'> & {
      /** Hour at which the jobs start. */
      readonly hour: number;
    };
}

/** Adds notifications and alarms for restores that failed, and for restore tests, exports and backups missing in DR. */
export function addRestoreMonitoring(scope: Construct, options: RestoreMonitoringOptions): void {
  const { environment, timeZone, freshness, restoreTests, databaseBackups, databaseExport, instances } = options;
  const { stateMachineArn, schedule } = databaseExport;
  const notifications = new BackupNotifications(scope, 'backup-notifications', NOTIFICATIONS).ref;
  const servers = instances && addInstances(scope, { notifications, timeZone, instances });
  new BackupAlarms(scope, 'backup-alarms', {
    topicArn: notifications.topicArn,
    alarms: [...jobAlarms(environment, freshness), ...(servers?.alarms ?? [])],
  });
  new BackupFreshnessMonitor(scope, 'backup-freshness', {
    notifications,
    timeZone,
    checks: [
      ...restoreTests,
      ...databaseBackups,
      { kind: 'execution', id: 'database-export', stateMachineArn, withinDays: freshnessOfSchedule(schedule) },
      ...(servers === undefined ? [] : [servers.check]),
    ],
  });
}

/** Adds the restore test of one server, and leaves the stopped ones of the warm pool out of the backups. */
function addInstances(
  scope: Construct,
  {
    notifications,
    timeZone,
    instances: { autoScalingGroupName, tag, hour, ...restored },
  }: {
    readonly notifications: NotificationsRef;
    readonly timeZone: string;
    readonly instances: NonNullable<RestoreMonitoringOptions['instances']>;
  },
): { readonly alarms: readonly AlarmSpec[]; readonly check: FreshnessCheck } {
  const warmPool = new WarmPoolExclusion(scope, 'warm-pool-exclusion', {
    notifications,
    autoScalingGroupName,
    ...(tag === undefined ? {} : { tag }),
    // Half an hour before the jobs start.
    schedule: `cron(30 ${String((hour + 23) % 24)} * * ? *)`,
    timeZone,
  });
  const test = new InstanceRestoreTest(scope, 'instance-restore-test', { notifications, timeZone, ...restored });
  return { alarms: [...warmPool.alarms, ...test.alarms], check: test.freshnessCheck };
}
