import type { BackupVaultRef, EnvironmentRef } from '@etops/contracts';
import { arnOf, customerKeyAliasArn, nameFor } from '@etops/foundation';
import { VAULT_NAME_LENGTH } from '../limits';
import type { VaultLock } from './vault-lock';

/** Reference to a vault of the plan's own Region: AWS Backup addresses it by name. */
export interface LocalBackupVaultRef extends BackupVaultRef {
  /** Physical name of the vault; a `BackupVault` gives a reference, so that the plan waits for the vault. */
  readonly vaultName: string;
}

/** Returns the physical name of an environment's vault, computed from literals. */
export function backupVaultName(environment: Pick<EnvironmentRef, 'application' | 'name'>): string {
  return nameFor(environment, 'backup', { maxLength: VAULT_NAME_LENGTH.max });
}

/**
 * Returns the ARN of a vault, computed from literals, for stacks that refer to it while its Region may be down.
 *
 * @param name name of the vault @default {@link backupVaultName}
 */
export function backupVaultArn(environment: EnvironmentRef, name = backupVaultName(environment)): string {
  return arnOf(environment, 'backup', `backup-vault:${name}`);
}

/** Purpose of the key of a vault with the default name. */
export const VAULT_KEY_PURPOSE = 'backup';

/** Returns the ARN of the alias of the key that an environment's vault creates, computed from literals. */
export function backupVaultKeyAliasArn(environment: EnvironmentRef): string {
  return customerKeyAliasArn(environment, VAULT_KEY_PURPOSE);
}

/**
 * Returns a reference to a vault as the destination of copies, computed from literals.
 *
 * Define the vault's lock once and pass it to both this function and `BackupVault`: the retention of copies is then
 * checked against it.
 *
 * @param options.name name of the vault @default {@link backupVaultName}
 * @param options.lock lock of the vault @default - none: any retention is accepted
 */
export function backupVaultRef(
  environment: EnvironmentRef,
  { name, lock }: { readonly name?: string; readonly lock?: VaultLock } = {},
): BackupVaultRef {
  return {
    vaultArn: backupVaultArn(environment, name),
    region: environment.region,
    ...(lock === undefined
      ? {}
      : { minimumRetentionDays: lock.minimumRetentionDays, maximumRetentionDays: lock.maximumRetentionDays }),
  };
}
