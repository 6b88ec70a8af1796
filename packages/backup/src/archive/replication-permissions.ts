import type { EnvironmentRef } from '@etops/contracts';
import type { PolicyStatement } from '@etops/foundation';
import { arnOf } from '@etops/foundation';
import type { BucketReplicationProps } from './bucket-replication';

/**
 * What S3 may do to replicate.
 *
 * The key over there is known by its alias only, which IAM takes as a condition and not as a resource. With bucket
 * keys the encryption context is the bucket's ARN, without them the object's: both stand here.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html (checked 2026-11-23)
 */
export function replicationStatements(props: BucketReplicationProps): readonly PolicyStatement[] {
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
      ['s3:ReplicateObject', 's3:ReplicateTags', ...(deleteMarkers ? ['s3:ReplicateDelete'] : [])],
      replicas,
    ),
    {
      ...allow('DecryptSource', ['kms:Decrypt'], sourceKeyArn),
      Condition: throughS3(environment.region, source.arn, objects),
    },
    {
      ...allow('EncryptReplicas', ['kms:Encrypt', 'kms:GenerateDataKey'], keysOf(environment, target.kmsKeyAliasArn)),
      Condition: {
        ...throughS3(target.region, target.bucketArn, replicas),
        'ForAnyValue:StringEquals': { 'kms:ResourceAliases': target.kmsKeyAliasArn.replace(/^.*:(alias\/)/, '$1') },
      },
    },
  ];
}

function allow(Sid: string, Action: readonly string[], Resource: string): PolicyStatement {
  return { Sid, Effect: 'Allow', Action, Resource };
}

function throughS3(region: string, bucket: string, objects: string) {
  return {
    StringLike: {
      'kms:ViaService': `s3.${region}.amazonaws.com`,
      'kms:EncryptionContext:aws:s3:arn': [bucket, objects],
    },
  };
}

/** The keys of the account and Region that an alias belongs to. */
function keysOf(environment: EnvironmentRef, aliasArn: string): string {
  const [, region = environment.region, accountId = environment.accountId] = /:kms:([^:]+):(\d+):/.exec(aliasArn) ?? [];
  return arnOf({ region, accountId }, 'kms', 'key/*');
}
