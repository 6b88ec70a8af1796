import type { EnvironmentRef } from '@etops/contracts';
import type { PolicyStatement } from '@etops/foundation';
import { s3ArnOf } from '@etops/foundation';

/**
 * Returns the statement of a bucket policy that lets replication roles of other accounts write replicas, for the
 * `statements` of an `ArchiveBucket`.
 *
 * @param roleArns ARNs of the roles of the replications
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-walkthrough-2.html
 */
export function replicaBucketStatements(
  environment: EnvironmentRef,
  bucketName: string,
  roleArns: readonly string[],
): PolicyStatement[] {
  return [
    {
      Sid: 'AcceptReplicas',
      Effect: 'Allow',
      Principal: { AWS: roleArns },
      Action: ['s3:ObjectOwnerOverrideToBucketOwner', 's3:ReplicateDelete', 's3:ReplicateObject', 's3:ReplicateTags'],
      Resource: s3ArnOf(environment, `${bucketName}/*`),
    },
  ];
}

/** Returns the statement of a key policy that lets replication roles of other accounts encrypt replicas. */
export function replicaKeyStatements(roleArns: readonly string[]): PolicyStatement[] {
  return [
    {
      Sid: 'EncryptReplicas',
      Effect: 'Allow',
      Principal: { AWS: roleArns },
      Action: ['kms:Encrypt', 'kms:GenerateDataKey'],
      Resource: '*',
    },
  ];
}
