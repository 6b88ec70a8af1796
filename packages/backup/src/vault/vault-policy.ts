import type { PolicyStatement } from '@etops/foundation';
import type { CopySources, ResolvedBackupVault } from './backup-vault-props';

const DENY = { Effect: 'Deny', Principal: '*', Resource: '*' } as const;
const DELETE = 'backup:DeleteRecoveryPoint';

/**
 * Returns the statements of a vault's access policy.
 *
 * A vault policy does not support wildcards in `Action`. `Principal` and `Resource` are wildcards, since AWS Config's
 * rule recognizes a denial in this form only; in a vault policy, `*` is this vault and its recovery points. The rule
 * also requires that `backup:PutBackupVaultAccessPolicy` is denied. Denied to every principal, the policy could never
 * be changed again, so that it is denied with `policyAdministratorArns` only.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/create-a-vault-access-policy.html (checked 2026-11-22)
 * @see https://docs.aws.amazon.com/config/latest/developerguide/backup-recovery-point-manual-deletion-disabled.html (checked 2026-11-22)
 */
export function accessStatements(vault: ResolvedBackupVault): readonly PolicyStatement[] {
  return [
    ...(vault.blockRecoveryPointDeletion ? deletionStatements(vault.recoveryPointDeletionRoleArns) : []),
    ...policyStatements(vault.policyAdministratorArns),
    ...copyStatements(vault.acceptCopiesFrom),
  ];
}

/**
 * Returns the statement that lets other accounts copy into the vault: nothing else is possible across accounts.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/create-a-vault-access-policy.html (checked 2026-11-28)
 */
function copyStatements(sources: CopySources | undefined): readonly PolicyStatement[] {
  return sources === undefined
    ? []
    : [
        {
          Sid: 'AcceptCopies',
          Effect: 'Allow',
          Principal: '*',
          Action: ['backup:CopyIntoBackupVault'],
          Resource: '*',
          Condition: {
            StringEquals: {
              'aws:PrincipalOrgID': sources.organizationId,
              ...(sources.accountIds === undefined ? {} : { 'aws:PrincipalAccount': sources.accountIds }),
            },
          },
        },
      ];
}

function deletionStatements(roleArns: readonly string[]): readonly PolicyStatement[] {
  const hasRoles = roleArns.length > 0;
  const keep: PolicyStatement = {
    Sid: 'KeepRecoveryPoints',
    ...DENY,
    Action: [
      'backup:DeleteBackupVault',
      // A principal must lift this policy before it can remove the lock; the first is an event as well.
      'backup:DeleteBackupVaultLockConfiguration',
      ...(hasRoles ? [] : [DELETE]),
      // Returns a continuous recovery point to its service, where it can be deleted.
      'backup:DisassociateRecoveryPoint',
      'backup:DisassociateRecoveryPointFromParent',
      'backup:UpdateRecoveryPointLifecycle',
    ],
  };
  const exceptRoles: PolicyStatement = {
    Sid: 'KeepRecoveryPointsButForCleanUp',
    ...DENY,
    Action: [DELETE],
    Condition: { ArnNotEquals: { 'aws:PrincipalArn': roleArns } },
  };
  return hasRoles ? [keep, exceptRoles] : [keep];
}

function policyStatements(administratorArns: readonly string[]): readonly PolicyStatement[] {
  return administratorArns.length === 0
    ? []
    : [
        {
          Sid: 'KeepPolicy',
          ...DENY,
          Action: [
            'backup:DeleteBackupVaultAccessPolicy',
            'backup:PutBackupVaultAccessPolicy',
            'backup:PutBackupVaultLockConfiguration',
          ],
          Condition: { ArnNotLike: { 'aws:PrincipalArn': administratorArns } },
        },
      ];
}
