import type { EnvironmentRef } from '@etops/contracts';
import { customerKeyAliasArn, s3ArnOf } from '@etops/foundation';
import { archiveBucketName } from './archive-bucket-name';

/** Target bucket of a replication, computed from literals, so that you can refer to it before its stack exists. */
export interface ReplicaTarget {
  /** Name of the bucket. */
  readonly bucketName: string;
  /** ARN of the bucket. */
  readonly bucketArn: string;
  /** Region of the bucket and of its key. */
  readonly region: string;
  /** ARN of an alias of the key that encrypts the replicas, in the bucket's Region. */
  readonly kmsKeyAliasArn: string;
  /**
   * ARN of the key itself, once it is known. S3 may not accept an alias for a key of another account.
   *
   * @default - S3 uses the alias
   */
  readonly kmsKeyArn?: string;
  /**
   * Id of the account of the bucket, which then owns the replicas; {@link kmsKeyArn} is required. Add
   * `replicaBucketStatements` to the bucket, and `replicaKeyStatements` to its key.
   *
   * @default - the account of the source
   */
  readonly accountId?: string;
}

/**
 * Returns an environment's archive as the target of a replication.
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
