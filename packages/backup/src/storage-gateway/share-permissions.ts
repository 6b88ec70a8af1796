import type { Checked, PolicyStatement } from '@etops/foundation';
import { allow } from '@etops/foundation';
import type { FileGatewayProps } from './file-gateway-props';

/**
 * Returns the permissions of the shares' role. Storage Gateway writes with an ACL, for which S3 requires both `Put` calls.
 *
 * @see https://docs.aws.amazon.com/filegateway/latest/files3/grant-access-s3.html (checked 2026-11-23)
 */
export function shareStatements({ bucket, kmsKeyArn }: Checked<FileGatewayProps>): readonly PolicyStatement[] {
  return [
    allow(
      'LookAtBucket',
      [
        's3:GetAccelerateConfiguration',
        's3:GetBucketLocation',
        's3:GetBucketVersioning',
        's3:ListBucket',
        's3:ListBucketMultipartUploads',
        's3:ListBucketVersions',
      ],
      bucket.arn,
    ),
    // Without s3:DeleteObjectVersion: objects that a client of the share deletes can be restored.
    allow(
      'ReadAndWriteObjects',
      [
        's3:AbortMultipartUpload',
        's3:DeleteObject',
        's3:GetObject',
        's3:GetObjectAcl',
        's3:GetObjectVersion',
        's3:ListMultipartUploadParts',
        's3:PutObject',
        's3:PutObjectAcl',
      ],
      `${bucket.arn}/*`,
    ),
    allow(
      'UseKey',
      ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'],
      kmsKeyArn,
    ),
  ];
}
