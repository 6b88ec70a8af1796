import type { BackupTargetRef, EnvironmentRef } from '@etops/contracts';
import { arnOf, nameFor } from '@etops/foundation';
import { VAULT_NAME_MAX_LENGTH } from './limits';
import type { VaultLock } from './vault-lock';

/** A vault as a plan of the same stack sees it: the plan stores into it by name. */
export interface BackupVaultRef extends BackupTargetRef {
  readonly vaultName: string;
}

/** Physical name of an environment's vault, from literals. */
export function backupVaultName(environment: Pick<EnvironmentRef, 'application' | 'name'>): string {
  return nameFor(environment, 'backup', { maxLength: VAULT_NAME_MAX_LENGTH });
}

/**
 * ARN of a vault, from literals, for stacks that must know it while its own Region may be down.
 *
 * @param name the vault's name @default {@link backupVaultName}
 */
export function backupVaultArn(environment: EnvironmentRef, name = backupVaultName(environment)): string {
  return arnOf(environment, 'backup', `backup-vault:${name}`);
}

/**
 * A vault as a place for copies, from literals: what another stack passes to its plan.
 *
 * Write the vault's lock once and give it to both, here and to `BackupVault`: copies are then checked against it.
 *
 * @param options.name the vault's name @default {@link backupVaultName}
 * @param options.lock the vault's lock @default - none: any retention is accepted
 */
export function backupTargetRef(
  environment: EnvironmentRef,
  { name, lock }: { readonly name?: string; readonly lock?: VaultLock } = {},
): BackupTargetRef {
  return {
    vaultArn: backupVaultArn(environment, name),
    region: environment.region,
    ...(lock === undefined
      ? {}
      : { minimumRetentionDays: lock.minimumRetentionDays, maximumRetentionDays: lock.maximumRetentionDays }),
  };
}
