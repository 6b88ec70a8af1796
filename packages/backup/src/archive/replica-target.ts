import type { EnvironmentRef } from '@etops/contracts';
import { customerKeyAliasArn, s3ArnOf } from '@etops/foundation';
import { archiveBucketName } from './archive-bucket';

/** A bucket that replicas are sent to, from literals: its stack need not be there to be named. */
export interface ReplicaTarget {
  readonly bucketName: string;
  readonly bucketArn: string;
  /** Region of the bucket and of its key. */
  readonly region: string;
  /** ARN of an alias of the key that encrypts the replicas, in the bucket's Region. */
  readonly kmsKeyAliasArn: string;
}

/**
 * An environment's archive as a target of replicas.
 *
 * @param keyPurpose purpose of its `CustomerKey`
 */
export function replicaTarget(environment: EnvironmentRef, keyPurpose: string): ReplicaTarget {
  const bucketName = archiveBucketName(environment);
  return {
    bucketName,
    bucketArn: s3ArnOf(environment, bucketName),
    region: environment.region,
    kmsKeyAliasArn: customerKeyAliasArn(environment, keyPurpose),
  };
}
