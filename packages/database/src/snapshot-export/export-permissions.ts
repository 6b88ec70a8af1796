import type { EnvironmentRef } from '@etops/contracts';
import type { PolicyStatement, TaskPermission } from '@etops/foundation';
import { allow, s3ArnOf } from '@etops/foundation';
import type { ExportTarget } from './export-target';

/** Service that writes exports. */
export const EXPORT_SERVICE = 'export.rds.amazonaws.com';

/** RDS uses the key for hours, by a grant. The condition limits grants to AWS services. */
const FOR_AWS_SERVICES = { Bool: { 'kms:GrantIsForAWSResource': 'true' } } as const;

/** Returns the permissions of RDS during an export: writing below the prefix, encrypted with the key. */
export function exportRoleStatements(
  environment: EnvironmentRef,
  { bucketName, prefix, kmsKeyArn }: Pick<ExportTarget, 'bucketName' | 'prefix' | 'kmsKeyArn'>,
): readonly PolicyStatement[] {
  // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ExportSnapshot.Setup.html (checked 2026-11-23)
  return [
    allow('SeeBucket', ['s3:GetBucketLocation', 's3:ListBucket'], s3ArnOf(environment, bucketName)),
    allow(
      'WriteExports',
      ['s3:PutObject*', 's3:GetObject*', 's3:DeleteObject*'],
      s3ArnOf(environment, `${bucketName}/${prefix}/*`),
    ),
    allow(
      'EncryptExports',
      ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey', 'kms:RetireGrant'],
      kmsKeyArn,
    ),
    allow('LetServiceUseKey', ['kms:CreateGrant'], kmsKeyArn, FOR_AWS_SERVICES),
  ];
}

/**
 * Returns the permissions to start an export task: the call itself, passing the role, and granting RDS the key.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_StartExportTask.html KmsKeyId (checked 2026-11-23)
 */
export function startPermissions({
  exportRoleArn,
  kmsKeyArn,
}: Pick<ExportTarget, 'exportRoleArn' | 'kmsKeyArn'>): readonly [TaskPermission, ...TaskPermission[]] {
  return [
    { resources: '*' },
    {
      actions: ['iam:PassRole'],
      resources: exportRoleArn,
      conditions: { StringEquals: { 'iam:PassedToService': EXPORT_SERVICE } },
    },
    { actions: ['kms:DescribeKey'], resources: kmsKeyArn },
    { actions: ['kms:CreateGrant'], resources: kmsKeyArn, conditions: FOR_AWS_SERVICES },
  ];
}
