import type { EnvironmentRef } from '@etops/contracts';
import type { Checked, PolicyStatement } from '@etops/foundation';
import { allow, arnOf } from '@etops/foundation';
import type { BucketReplicationProps } from './bucket-replication-props';

/**
 * Returns the permissions of S3's replication role.
 *
 * The target's key is known by its alias only, which IAM accepts as a condition, but not as a resource. The encryption
 * context is the bucket's ARN with bucket keys, and the object's without them: both are allowed.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html (checked 2026-11-23)
 */
export function replicationStatements(props: Checked<BucketReplicationProps>): readonly PolicyStatement[] {
  const { environment, source, sourceKeyArn, target, prefix = '', deleteMarkers = false, sourceLocked = false } = props;
  const objects = `${source.arn}/${prefix}*`;
  const replicas = `${target.bucketArn}/${prefix}*`;
  return [
    allow('ReadConfiguration', ['s3:GetReplicationConfiguration', 's3:ListBucket'], source.arn),
    allow(
      'ReadVersions',
      [
        's3:GetObjectVersionForReplication',
        's3:GetObjectVersionAcl',
        's3:GetObjectVersionTagging',
        ...(sourceLocked ? ['s3:GetObjectRetention', 's3:GetObjectLegalHold'] : []),
      ],
      objects,
    ),
    allow(
      'WriteReplicas',
      [
        's3:ReplicateObject',
        's3:ReplicateTags',
        ...(deleteMarkers ? ['s3:ReplicateDelete'] : []),
        ...(target.accountId === undefined ? [] : ['s3:ObjectOwnerOverrideToBucketOwner']),
      ],
      replicas,
    ),
    {
      ...allow('DecryptSource', ['kms:Decrypt'], sourceKeyArn),
      Condition: throughS3(environment.region, source.arn, objects),
    },
    {
      ...allow(
        'EncryptReplicas',
        ['kms:Encrypt', 'kms:GenerateDataKey'],
        target.kmsKeyArn ?? keysOf(environment, target.kmsKeyAliasArn),
      ),
      Condition: {
        ...throughS3(target.region, target.bucketArn, replicas),
        ...(target.kmsKeyArn === undefined
          ? {
              'ForAnyValue:StringEquals': {
                'kms:ResourceAliases': target.kmsKeyAliasArn.replace(/^.*:(alias\/)/, '$1'),
              },
            }
          : {}),
      },
    },
  ];
}

function throughS3(region: string, bucket: string, objects: string) {
  return {
    StringLike: {
      'kms:ViaService': `s3.${region}.amazonaws.com`,
      'kms:EncryptionContext:aws:s3:arn': [bucket, objects],
    },
  };
}

/** Returns the ARNs of all keys of the alias's account and Region. */
function keysOf(environment: EnvironmentRef, aliasArn: string): string {
  const [, region = environment.region, accountId = environment.accountId] = /:kms:([^:]+):(\d+):/.exec(aliasArn) ?? [];
  return arnOf({ region, accountId }, 'kms', 'key/*');
}
