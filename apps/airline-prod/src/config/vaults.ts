import type { BackupVaultRef, VaultLock } from '@etops/backup';
import { backupTargetRef, backupVaultName } from '@etops/backup';
import type { BackupTargetRef } from '@etops/contracts';
import type { AirlineConfig } from './airline-config';
import { environmentOf } from './environments';

/**
 * What the vault in the DR Region accepts, known to its own stack and to those that copy into it.
 *
 * Governance lets the retention be tuned while the environments are young; `compliance` cannot be taken back.
 */
export function vaultLock({ backup }: AirlineConfig): VaultLock {
  const { minimumRetentionDays, maximumRetentionDays } = backup.lock;
  return { mode: 'governance', minimumRetentionDays, maximumRetentionDays };
}

/** The vault of copies in the DR Region, as other stacks know it: it gets primary's. */
export function lockedVault(config: AirlineConfig): BackupVaultRef {
  const environment = environmentOf(config, 'vault');
  return { ...backupTargetRef(environment, { lock: vaultLock(config) }), vaultName: backupVaultName(environment) };
}

/** The vault beside the primary environment, which gets DR's copies. */
export function primaryVault(config: AirlineConfig): BackupTargetRef {
  return backupTargetRef(environmentOf(config, 'primary'));
}
