import type { EnvironmentRef } from '@etops/contracts';
import type { PrivateBucket } from '@etops/foundation';
import type { ReplicaTarget } from './replica-target';

/** Properties of a {@link BucketReplication}. */
export interface BucketReplicationProps {
  /**
   * Environment of the source bucket.
   *
   * @default - that of the stack, an `EnvironmentStack`
   */
  readonly environment?: EnvironmentRef;
  /** Purpose of the replication, part of the role's name, for example `artifacts`. */
  readonly purpose: string;
  /** Source bucket in this Region, versioned; an `ArchiveBucket` is also accepted. */
  readonly source: Pick<PrivateBucket, 'bucketName' | 'arn' | 'bucket' | 'versioning'>;
  /** ARN of the key that encrypts the source. */
  readonly sourceKeyArn: string;
  /** Target bucket in another Region, versioned; it must exist before this is applied. */
  readonly target: ReplicaTarget;
  /**
   * Prefix of the keys to replicate, with its final slash. Replicas have the same keys.
   *
   * @default - all objects
   */
  readonly prefix?: string;
  /**
   * Whether S3 replicates delete markers, so that a deleted object is deleted in the target, too. Its versions stay.
   *
   * @default false
   */
  readonly deleteMarkers?: boolean;
  /**
   * Whether source objects are under Object Lock. S3 replicates their retention, and the target needs Object Lock, too.
   *
   * @default false: the target's default retention applies
   */
  readonly sourceLocked?: boolean;
}
