import type {
  BackupAuditProps,
  BackupResourceType,
  FreshnessOptions,
  LocalBackupVaultRef,
  PlanFreshness,
  SelectionTag,
  VaultLock,
} from '@etops/backup';
import { BackupAudit, BackupPlan, backupSelectionTag, freshnessOf, PLAN_NAME_LENGTH, presetRules } from '@etops/backup';
import type { BackupVaultRef, EnvironmentRef, RetentionObjective } from '@etops/contracts';
import { nameFor } from '@etops/foundation';
import type { Construct } from 'constructs';
import type { AirlineConfig, BackupConfig } from '../config/airline-config';

/** Backups of an environment, before its vault exists. */
export interface PlanOptions {
  /** Environment that is backed up. */
  readonly environment: EnvironmentRef;
  /** Preset, times and retention. */
  readonly backup: BackupConfig;
  /** Vault in the other Region. */
  readonly copyTo: BackupVaultRef;
}

/** Inputs of an environment's backup plans. */
export interface BackupsOptions extends PlanOptions {
  /** Retention that every recovery point must have. */
  readonly objective: RetentionObjective;
  /** Vault of the environment. */
  readonly vault: LocalBackupVaultRef;
}

/**
 * Adds the plans of an environment: recovery points of everything with its tag, with copies in the other Region, and
 * continuous backups of databases and buckets.
 */
export function addBackups(scope: Construct, options: BackupsOptions): void {
  const { environment, backup, objective, vault } = options;
  const { hour, timeZone, retentionDays, windows } = backup;
  const { roleArn } = new BackupPlan(scope, 'backup-plan', { vault, objective, ...planOf(options) });
  if (hasInstances(backup)) {
    new BackupPlan(scope, 'instance-backup-plan', {
      name: nameFor(environment, 'instances', { maxLength: PLAN_NAME_LENGTH.max }),
      vault,
      roleArn,
      // A week: servers are built from images of releases, and hold no data.
      objective: { ...objective, minimumDays: 1 },
      ...instancePlanOf(options),
    });
  }
  new BackupPlan(scope, 'continuous-backup-plan', {
    name: nameFor(environment, 'continuous', { maxLength: PLAN_NAME_LENGTH.max }),
    vault,
    roleArn,
    rules: [
      {
        name: 'continuous',
        schedule: `cron(0 ${String(hour)} ? * * *)`,
        timeZone,
        retentionDays,
        ...windows,
        continuous: true,
      },
    ],
    selections: [{ name: 'tagged', tag: backupSelectionTag(environment), types: ['RDS', 'S3'] }],
  });
}

/** Returns the greatest age of the last backup and the last copy of each type, plan by plan. */
export function backupFreshness(
  options: PlanOptions,
  presentTypes: readonly BackupResourceType[],
): readonly PlanFreshness[] {
  return [planOf(options), ...(hasInstances(options.backup) ? [instancePlanOf(options)] : [])].map((plan) =>
    freshnessOf({ ...plan, presentTypes }),
  );
}

/** Checks whether images of servers are backed up. */
export function hasInstances({ instances = 'daily' }: Pick<BackupConfig, 'instances'>): boolean {
  return instances === 'daily';
}

/**
 * Returns the tag that selects servers. It is another one than that of data: a new server has no backup for up to a day,
 * which an audit of data must not count.
 */
export function serverTag(environment: EnvironmentRef): SelectionTag {
  const { key, value } = backupSelectionTag(environment);
  return { key, value: `${value}-servers` };
}

/** Days for which images of servers are kept. */
const INSTANCE_RETENTION_DAYS = 7;

/**
 * Returns the plan of the servers' images, which contain their volumes; the volumes are not selected again as EBS. Their
 * jobs start with those of the other plan.
 */
function instancePlanOf({ environment, backup, copyTo }: PlanOptions): Pick<FreshnessOptions, 'rules' | 'selections'> {
  const { hour, timeZone, lock, windows } = backup;
  const retentionDays = Math.max(INSTANCE_RETENTION_DAYS, lock.minimumRetentionDays);
  return {
    rules: [
      {
        name: 'daily',
        schedule: `cron(0 ${String(hour)} ? * * *)`,
        timeZone,
        retentionDays,
        ...windows,
        copies: [{ destination: copyTo, retentionDays }],
      },
    ],
    selections: [{ name: 'tagged', tag: serverTag(environment), types: ['EC2'] }],
  };
}

/** Returns the plan of the recovery points. */
function planOf({ environment, backup, copyTo }: PlanOptions): Pick<FreshnessOptions, 'rules' | 'selections'> {
  const { preset, hour, timeZone, copyRetentionDays, windows } = backup;
  return {
    rules: presetRules(preset, {
      hour,
      timeZone,
      copyDestinations: [copyTo],
      minimumCopyRetentionDays: copyRetentionDays,
      ...(windows === undefined ? {} : { windows }),
    }),
    selections: [
      {
        name: 'tagged',
        tag: backupSelectionTag(environment),
        types: ['EFS', 'RDS', 'S3', 'Storage Gateway'],
      },
    ],
  };
}

/** Returns the types of the resources with the backup tag of an environment; replicas have none. */
export function taggedTypes(
  site: 'primary' | 'dr',
  { dr, onPremises }: Pick<AirlineConfig, 'dr' | 'onPremises'>,
): readonly BackupResourceType[] {
  return site === 'primary'
    ? ['RDS', 'EFS', 'EC2', 'S3', ...(onPremises.volumes === undefined ? [] : (['Storage Gateway'] as const))]
    : [
        'EC2',
        ...(dr.databaseRole === 'primary' ? (['RDS'] as const) : []),
        ...(dr.filesRole === 'primary' ? (['EFS'] as const) : []),
      ];
}

/** Inputs of the audit. */
export interface AuditOptions extends Pick<BackupAuditProps, 'recorder' | 'reportsRole'> {
  /** Environment whose resources are audited; others in the Region may be exempt. */
  readonly environment: EnvironmentRef;
  /** Lock of the vault that receives copies; its shortest retention is the one to audit. */
  readonly lock: VaultLock;
  /** Region of the copies. */
  readonly copyRegion: string;
}

/**
 * Adds AWS Backup Audit Manager, which checks every day that the plans do what the coverage proof promises.
 *
 * Two of its controls are off. A vault with a deletion ban that admits a clean-up role never complies with the control of
 * manual deletion. Restore times are known only in the Region of the restores, which has no audit.
 */
export function addAudit(scope: Construct, { environment, lock, copyRegion, ...audit }: AuditOptions): void {
  const tag = backupSelectionTag(environment);
  new BackupAudit(scope, 'backup-audit', {
    ...audit,
    controls: {
      protectedByPlan: { tag },
      crossRegionCopy: { region: copyRegion, tag },
      lastRecoveryPoint: { withinHours: 24, tag },
      planFrequency: { everyHours: 24, retentionDays: lock.minimumRetentionDays },
      minimumRetentionDays: lock.minimumRetentionDays,
      encrypted: true,
    },
  });
}
