import type { BackupVaultRef } from '@etops/contracts';
import type { ArnScope, ProblemList } from '@etops/foundation';
import { checkArnOf, parseArn, show } from '@etops/foundation';
import { VAULT_NAME_PATTERN } from '../limits';

/**
 * Checks the ARN of a vault: it is in the Region that the reference names, of the account, and its name is legal; skips
 * tokens.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/create-cross-account-backup.html
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_DescribeGlobalSettings.html (checked 2026-11-28)
 */
export function checkVaultArn(
  problems: ProblemList,
  path: string,
  { vaultArn, region }: Pick<BackupVaultRef, 'vaultArn' | 'region'>,
  { accountId }: Pick<ArnScope, 'accountId'>,
): void {
  checkArnOf(problems, path, vaultArn, 'vault', { region, accountId });
  const name = parseArn(vaultArn, { service: 'backup', resourceType: 'backup-vault' })?.resourceName;
  problems.require(
    name === undefined || VAULT_NAME_PATTERN.test(name),
    'BACKUP_VAULT_NAME',
    () =>
      `${path} must end in the name of a vault, 2 to 50 letters, digits, '-' or '_', got ${show(name)}; use the name that the vault has`,
  );
}
