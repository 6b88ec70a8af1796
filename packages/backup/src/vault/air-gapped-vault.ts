import { BackupLogicallyAirGappedVault } from '@cdktf/provider-aws/lib/backup-logically-air-gapped-vault';
import { checkProps, nameFor, ProblemList, throwProblems } from '@etops/foundation';
import { Construct } from 'constructs';
import { VAULT_NAME_LENGTH } from '../limits';
import type { AirGappedVaultProps } from './air-gapped-vault-props';
import type { LocalBackupVaultRef } from './backup-vault-ref';
import { backupVaultArn } from './backup-vault-ref';
import { checkAirGappedVault } from './check-air-gapped-vault';
import { shapes } from '../shapes.generated';

/**
 * Creates a logically air-gapped vault, a destination of copies.
 *
 * It is locked in compliance mode from the start. Its copies are kept apart from the account's own storage, under a key
 * that AWS owns, so that no principal of the account can delete or re-encrypt them. Its limits can never be changed;
 * therefore a development environment cannot have one. Some resource types cannot be copied there in every Region.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/logicallyairgappedvault.html (checked 2026-11-23)
 * @throws ValidationError when name or retention contradict AWS, or the environment is a development environment
 */
export class AirGappedVault extends Construct {
  /** Reference to the vault as a destination of copies; all of it is literal. */
  readonly ref: LocalBackupVaultRef;

  constructor(scope: Construct, id: string, props: AirGappedVaultProps) {
    super(scope, id);
    const checked = checkProps(this, shapes, 'AirGappedVaultProps', props);
    const { environment, minimumRetentionDays, maximumRetentionDays } = checked;
    const name = checked.name ?? nameFor(environment, 'air-gapped', { maxLength: VAULT_NAME_LENGTH.max });
    const problems = new ProblemList();
    checkAirGappedVault(problems, '', { ...checked, name });
    throwProblems(this, problems.all);
    new BackupLogicallyAirGappedVault(this, 'vault', {
      name,
      minRetentionDays: minimumRetentionDays,
      maxRetentionDays: maximumRetentionDays,
      lifecycle: { preventDestroy: true },
    });
    this.ref = {
      vaultName: name,
      vaultArn: backupVaultArn(environment, name),
      region: environment.region,
      minimumRetentionDays,
      maximumRetentionDays,
      airGapped: true,
    };
  }
}
