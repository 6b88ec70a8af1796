import type { VaultLock } from '@etops/backup';
import type { AirlineConfig } from './airline-config';

/**
 * What the vault in the DR Region accepts, known to its own stack and to those that copy into it.
 *
 * Governance lets the retention be tuned while the environments are young; `compliance` cannot be taken back.
 */
export function vaultLock({ backup }: AirlineConfig): VaultLock {
  const { minimumRetentionDays, maximumRetentionDays } = backup.lock;
  return { mode: 'governance', minimumRetentionDays, maximumRetentionDays };
}
