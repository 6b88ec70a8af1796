import type { EnvironmentRef } from '@etops/contracts';
import type { PolicyStatement } from '@etops/foundation';
import { iamArnOf } from '@etops/foundation';

/**
 * Returns the statements of a key policy that let other accounts copy what the key encrypts. Add them to the key of each
 * resource that AWS Backup does not encrypt itself, such as a database or a volume: its recovery points keep that key.
 *
 * @param accountIds accounts that receive copies
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/create-cross-account-backup.html (checked 2026-11-28)
 */
export function copyKeyStatements(environment: EnvironmentRef, accountIds: readonly string[]): PolicyStatement[] {
  if (accountIds.length === 0) {
    return [];
  }
  const Principal = { AWS: accountIds.map((accountId) => iamArnOf({ ...environment, accountId }, 'root')) };
  return [
    {
      Sid: 'CopyToOtherAccounts',
      Effect: 'Allow',
      Principal,
      Action: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'],
      Resource: '*',
    },
    {
      Sid: 'GrantForCopiesToOtherAccounts',
      Effect: 'Allow',
      Principal,
      Action: 'kms:CreateGrant',
      Resource: '*',
      Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
    },
  ];
}
