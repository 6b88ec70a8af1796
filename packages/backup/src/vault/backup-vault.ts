import { BackupVault as AwsBackupVault } from '@cdktf/provider-aws/lib/backup-vault';
import { BackupVaultLockConfiguration } from '@cdktf/provider-aws/lib/backup-vault-lock-configuration';
import { BackupVaultPolicy } from '@cdktf/provider-aws/lib/backup-vault-policy';
import type { Checked } from '@etops/foundation';
import {
  checkProps,
  CustomerKey,
  idFor,
  isProtected,
  policyDocument,
  ProblemList,
  throwProblems,
} from '@etops/foundation';
import { Construct } from 'constructs';
import { VAULT_NAME_LENGTH } from '../limits';
import type { BackupVaultProps, ResolvedBackupVault } from './backup-vault-props';
import type { LocalBackupVaultRef } from './backup-vault-ref';
import { backupVaultName, backupVaultRef, VAULT_KEY_PURPOSE } from './backup-vault-ref';
import { checkBackupVault } from './check-backup-vault';
import { copyKeyStatements } from './copy-key-statements';
import { accessStatements } from './vault-policy';
import { shapes } from '../shapes.generated';

/**
 * Creates a backup vault with a dedicated key, whose recovery points cannot be deleted manually.
 *
 * @throws ValidationError when name, lock or environment contradict each other or AWS
 */
export class BackupVault extends Construct {
  /**
   * Reference for plans of the same stack. All members except `vaultName` are literals, so that you can also use the
   * reference as a destination of copies.
   */
  readonly ref: LocalBackupVaultRef;

  constructor(scope: Construct, id: string, props: BackupVaultProps = {}) {
    super(scope, id);
    const checked = checkProps(this, shapes, 'BackupVaultProps', props);
    const resolved = resolve(checked);
    const problems = new ProblemList();
    checkBackupVault(problems, '', resolved);
    throwProblems(this, problems.all);
    const { environment, name, lock } = resolved;
    const kmsKeyArn =
      checked.kmsKeyArn ??
      new CustomerKey(this, 'key', {
        environment,
        purpose: keyPurpose(checked),
        statements: copyKeyStatements(environment, resolved.copiesToAccountIds),
      }).arn;
    const vault = new AwsBackupVault(this, 'vault', {
      name,
      kmsKeyArn,
      forceDestroy: !isProtected(environment),
      lifecycle: { preventDestroy: isProtected(environment) },
    });
    const statements = accessStatements(resolved);
    if (statements.length > 0) {
      new BackupVaultPolicy(this, 'policy', {
        backupVaultName: vault.name,
        policy: policyDocument(...statements),
        lifecycle: { preventDestroy: isProtected(environment) },
      });
    }
    if (lock !== undefined) {
      new BackupVaultLockConfiguration(this, 'lock', {
        backupVaultName: vault.name,
        minRetentionDays: lock.minimumRetentionDays,
        maxRetentionDays: lock.maximumRetentionDays,
        ...(lock.mode === 'compliance' ? { changeableForDays: lock.changeableForDays } : {}),
        lifecycle: { preventDestroy: isProtected(environment) },
      });
    }
    this.ref = {
      ...backupVaultRef(environment, { name, ...(lock === undefined ? {} : { lock }) }),
      vaultName: vault.name,
    };
  }
}

function resolve(props: Checked<BackupVaultProps>): ResolvedBackupVault {
  return {
    name: backupVaultName(props.environment),
    blockRecoveryPointDeletion: isProtected(props.environment),
    recoveryPointDeletionRoleArns: [],
    policyAdministratorArns: [],
    copiesToAccountIds: [],
    ...props,
  };
}

/** Returns the purpose of the vault's key. Its alias has no upper case and no `_`, unlike the vault's name. */
function keyPurpose({ name }: BackupVaultProps): string {
  return name === undefined
    ? VAULT_KEY_PURPOSE
    : `${VAULT_KEY_PURPOSE}-${idFor(name, { maxLength: VAULT_NAME_LENGTH.max, lowerCase: true })}`;
}
