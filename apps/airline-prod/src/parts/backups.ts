import type { BackupVaultRef } from '@etops/backup';
import { BackupAudit, BackupPlan, backupSelectionTag, presetRules } from '@etops/backup';
import type { BackupTargetRef, EnvironmentRef } from '@etops/contracts';
import { nameFor } from '@etops/foundation';
import type { Construct } from 'constructs';
import type { AirlineConfig } from '../config/airline-config';

export interface BackupsProps {
  readonly config: AirlineConfig;
  readonly environment: EnvironmentRef;
  readonly vault: BackupVaultRef;
  /** Vault in the other Region. */
  readonly copyTo: BackupTargetRef;
}

/**
 * The plans of a site: recovery points of everything that carries its tag, with copies in the other Region, and the
 * last days of its database to the second.
 *
 * Servers are backed up as machine images, which hold their volumes; these are not selected once more as EBS.
 */
export function addBackups(scope: Construct, { config, environment, vault, copyTo }: BackupsProps): void {
  const { preset, hour, timeZone, retentionDays, copyRetentionDays } = config.backup;
  const tag = backupSelectionTag(environment);
  const { roleArn } = new BackupPlan(scope, 'backup-plan', {
    environment,
    vault,
    rules: presetRules(preset, { hour, timeZone, copyTo: [copyTo], copiesAtLeastDays: copyRetentionDays }),
    selections: [{ name: 'tagged', tag, types: ['EC2', 'EFS', 'RDS', 'S3', 'Storage Gateway'] }],
    objective: config.objective.retention,
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

/**
 * What AWS itself finds about the backups of a Region, every day: that the plans do what the proof before deployment
 * says, and that they go on doing it.
 *
 * Two controls are left out. With a ban on deletions, a vault that admits a clean-up, and people who change its policy,
 * does not comply. And how long restores take is known in the Region where they run only, which has no audit.
 */
export function addAudit(scope: Construct, { config, environment, copyTo }: Omit<BackupsProps, 'vault'>): void {
  const { lock } = config.backup;
  new BackupAudit(scope, 'backup-audit', {
    environment,
    // Only what the controls need is recorded. Where the account has a recorder already, name it here.
    recorder: { kind: 'own' },
    controls: {
      protectedByPlan: { types: ['RDS', 'EFS'] },
      crossRegionCopy: { region: copyTo.region, types: ['RDS', 'EFS'] },
      lastRecoveryPoint: { withinHours: 24, types: ['RDS', 'EFS'] },
      planFrequency: { everyHours: 24, retentionDays: lock.minimumRetentionDays },
      minimumRetentionDays: lock.minimumRetentionDays,
      encrypted: true,
    },
  });
}
