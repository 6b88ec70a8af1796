import type { LocalBackupVaultRef, VaultLock } from '@etops/backup';
import { BackupAudit, BackupPlan, backupSelectionTag, presetRules } from '@etops/backup';
import type { BackupVaultRef, EnvironmentRef, RetentionObjective } from '@etops/contracts';
import { nameFor } from '@etops/foundation';
import type { Construct } from 'constructs';
import type { BackupConfig } from '../config/airline-config';

/** Inputs of an environment's backup plans. */
export interface BackupsOptions {
  /** Environment that is backed up. */
  readonly environment: EnvironmentRef;
  /** Preset, times and retention. */
  readonly backup: BackupConfig;
  /** Retention that every recovery point must have. */
  readonly objective: RetentionObjective;
  /** Vault of the environment. */
  readonly vault: LocalBackupVaultRef;
  /** Vault in the other Region. */
  readonly copyTo: BackupVaultRef;
}

/**
 * Adds the plans of an environment: recovery points of everything with its tag, with copies in the other Region, and
 * continuous backups of databases and buckets.
 *
 * Servers are backed up as machine images, which contain their volumes; the volumes are not selected again as EBS.
 */
export function addBackups(scope: Construct, options: BackupsOptions): void {
  const { environment, backup, objective, vault, copyTo } = options;
  const { preset, hour, timeZone, retentionDays, copyRetentionDays } = backup;
  const tag = backupSelectionTag(environment);
  const { roleArn } = new BackupPlan(scope, 'backup-plan', {
    environment,
    vault,
    rules: presetRules(preset, {
      hour,
      timeZone,
      copyDestinations: [copyTo],
      minimumCopyRetentionDays: copyRetentionDays,
    }),
    selections: [{ name: 'tagged', tag, types: ['EC2', 'EFS', 'RDS', 'S3', 'Storage Gateway'] }],
    objective,
  });
  new BackupPlan(scope, 'continuous-backup-plan', {
    environment,
    name: nameFor(environment, 'continuous', { maxLength: 50 }),
    vault,
    roleArn,
    rules: [
      { name: 'continuous', schedule: `cron(0 ${String(hour)} ? * * *)`, timeZone, retentionDays, continuous: true },
    ],
    selections: [{ name: 'tagged', tag, types: ['RDS', 'S3'] }],
  });
}

/** Inputs of the audit. */
export interface AuditOptions {
  /** Environment that is audited. */
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
export function addAudit(scope: Construct, { environment, lock, copyRegion }: AuditOptions): void {
  new BackupAudit(scope, 'backup-audit', {
    environment,
    // Records only what the controls need. If the account has a recorder already, name it here.
    recorder: { kind: 'own' },
    controls: {
      protectedByPlan: { types: ['RDS', 'EFS'] },
      crossRegionCopy: { region: copyRegion, types: ['RDS', 'EFS'] },
      lastRecoveryPoint: { withinHours: 24, types: ['RDS', 'EFS'] },
      planFrequency: { everyHours: 24, retentionDays: lock.minimumRetentionDays },
      minimumRetentionDays: lock.minimumRetentionDays,
      encrypted: true,
    },
  });
}
