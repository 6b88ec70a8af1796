import { BackupVault as AwsBackupVault } from '@cdktf/provider-aws/lib/backup-vault';
import { BackupVaultLockConfiguration } from '@cdktf/provider-aws/lib/backup-vault-lock-configuration';
import { BackupVaultPolicy } from '@cdktf/provider-aws/lib/backup-vault-policy';
import type { EnvironmentRef } from '@etops/contracts';
import type { PolicyStatement } from '@etops/foundation';
import { CustomerKey, isProtected, policyDocument, throwProblems } from '@etops/foundation';
import { Token } from 'cdktf';
import { Construct } from 'constructs';
import type { BackupVaultRef } from './backup-target';
import { backupTargetRef, backupVaultName } from './backup-target';
import { validateVault } from './internal/validate-vault';
import type { VaultLock } from './vault-lock';

export interface BackupVaultProps {
  readonly environment: EnvironmentRef;
  /**
   * Physical name: 2 to 50 letters, digits, `-` and `_`. Changing it replaces the vault.
   *
   * @default - `<application>-<environment>-backup`
   */
  readonly name?: string;
  /**
   * Key that encrypts the recovery points. Cannot be changed later without replacing the vault.
   *
   * @default - a customer key of the vault's own
   */
  readonly kmsKeyArn?: string;
  /**
   * Limits of retention that the vault enforces, and whether they can ever be changed.
   *
   * @default - no lock: any retention is accepted
   */
  readonly lock?: VaultLock;
  /**
   * Whether the access policy denies everybody, administrators and root included, to delete recovery points, to
   * shorten their life, and to delete the vault. Expiry by lifecycle goes on.
   *
   * @default - true, but in development environments, which may be thrown away
   */
  readonly denyDeletion?: boolean;
  /**
   * IAM roles that may delete recovery points in spite of {@link denyDeletion}, as far as a lock lets them: that of a
   * clean-up, see `backupCleanUpRoleArn`. They may not shorten the life of one.
   *
   * @default - nobody
   */
  readonly deletableByArns?: readonly string[];
  /**
   * IAM roles or users that alone may change or remove the vault's access policy, `*` and `?` allowed. Name the role
   * that applies this stack among them, or it locks itself out.
   *
   * @default - whoever IAM allows: the denial keeps from mistakes, not from an administrator who lifts it first
   */
  readonly policyAdministratorArns?: readonly string[];
}

/**
 * A backup vault with a key of its own, whose recovery points cannot be deleted by hand.
 *
 * @throws ValidationError when name, lock or environment contradict each other or AWS
 */
export class BackupVault extends Construct {
  /** The vault for plans of the same stack; all of it but `vaultName` is literal, so that it also names a copy target. */
  readonly ref: BackupVaultRef;

  constructor(scope: Construct, id: string, props: BackupVaultProps) {
    super(scope, id);
    const {
      environment,
      name = backupVaultName(props.environment),
      lock,
      policyAdministratorArns = [],
      deletableByArns = [],
    } = props;
    const literal = (arns: readonly string[]) => arns.filter((arn) => !Token.isUnresolved(arn));
    throwProblems(
      this,
      validateVault({
        environment,
        name,
        lock,
        administrators: literal(policyAdministratorArns),
        deleters: literal(deletableByArns),
      }),
    );
    const kmsKeyArn = props.kmsKeyArn ?? new CustomerKey(this, 'key', { environment, purpose: keyPurpose(props) }).arn;
    const vault = new AwsBackupVault(this, 'vault', {
      name,
      kmsKeyArn,
      forceDestroy: !isProtected(environment),
      lifecycle: { preventDestroy: isProtected(environment) },
    });
    const statements = accessStatements(props);
    if (statements.length > 0) {
      new BackupVaultPolicy(this, 'policy', { backupVaultName: vault.name, policy: policyDocument(...statements) });
    }
    if (lock !== undefined) {
      new BackupVaultLockConfiguration(this, 'lock', {
        backupVaultName: vault.name,
        minRetentionDays: lock.minimumRetentionDays,
        maxRetentionDays: lock.maximumRetentionDays,
        ...(lock.mode === 'compliance' ? { changeableForDays: lock.changeableForDays } : {}),
      });
    }
    this.ref = {
      ...backupTargetRef(environment, { name, ...(lock === undefined ? {} : { lock }) }),
      vaultName: vault.name,
    };
  }
}

const DELETE = 'backup:DeleteRecoveryPoint';

/** The key's alias must be the vault's alone where an environment has several vaults. */
function keyPurpose({ name }: BackupVaultProps): string {
  return name === undefined ? 'backup' : `backup-${name}`;
}

/**
 * Vault policies take no wildcard in `Action`; `Principal` and `Resource` are wildcards because AWS Config's rule
 * recognizes a denial only so. That rule also wants `backup:PutBackupVaultAccessPolicy` denied, which is done with
 * `policyAdministratorArns` only: denied to everybody, nobody could change the policy again. Within a vault policy, `*`
 * is this vault and what is in it.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/create-a-vault-access-policy.html (checked 2026-11-22)
 * @see https://docs.aws.amazon.com/config/latest/developerguide/backup-recovery-point-manual-deletion-disabled.html (checked 2026-11-22)
 */
function accessStatements(props: BackupVaultProps): readonly PolicyStatement[] {
  const {
    environment,
    denyDeletion = isProtected(environment),
    deletableByArns = [],
    policyAdministratorArns = [],
  } = props;
  const deny = { Effect: 'Deny', Principal: '*', Resource: '*' } as const;
  return [
    ...(denyDeletion
      ? [
          {
            Sid: 'KeepRecoveryPoints',
            ...deny,
            Action: [
              'backup:DeleteBackupVault',
              ...(deletableByArns.length === 0 ? [DELETE] : []),
              'backup:UpdateRecoveryPointLifecycle',
            ],
          },
        ]
      : []),
    ...(denyDeletion && deletableByArns.length > 0
      ? [
          {
            Sid: 'KeepRecoveryPointsButForCleanUp',
            ...deny,
            Action: [DELETE],
            Condition: { ArnNotEquals: { 'aws:PrincipalArn': deletableByArns } },
          },
        ]
      : []),
    ...(policyAdministratorArns.length > 0
      ? [
          {
            Sid: 'KeepPolicy',
            ...deny,
            Action: ['backup:DeleteBackupVaultAccessPolicy', 'backup:PutBackupVaultAccessPolicy'],
            Condition: { ArnNotLike: { 'aws:PrincipalArn': policyAdministratorArns } },
          },
        ]
      : []),
  ];
}
