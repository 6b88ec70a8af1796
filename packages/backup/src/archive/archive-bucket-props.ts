import type { EnvironmentRef } from '@etops/contracts';
import type { Checked, PolicyStatement, Tags } from '@etops/foundation';
import type { ArchiveLock, ArchiveRule } from './archive-rule';

/** Properties of an {@link ArchiveBucket}. */
export interface ArchiveBucketProps {
  /**
   * Environment that the bucket belongs to.
   *
   * @default - that of the stack, an `EnvironmentStack`
   */
  readonly environment?: EnvironmentRef;
  /**
   * Physical name; see `globalNameFor`. Changing it creates another bucket.
   *
   * @default - `<application>-<environment>-archive-<account>-<region>`
   */
  readonly bucketName?: string;
  /** ARN of the customer key that encrypts exports, uploads and replicas. */
  readonly kmsKeyArn: string;
  /** Default retention of Object Lock; an upload can set another one. */
  readonly lock: ArchiveLock;
  /**
   * Lifecycle rules, one per prefix.
   *
   * @default - none: every object is kept forever
   */
  readonly rules?: readonly ArchiveRule[];
  /**
   * Days after which replaced and deleted versions are deleted; 1 or more. A locked version stays until its lock ends.
   *
   * @default 90
   */
  readonly noncurrentVersionDays?: number;
  /**
   * Further statements of the bucket policy.
   *
   * @default - none except the one that denies requests without TLS
   */
  readonly statements?: readonly PolicyStatement[];
  /**
   * Tags of the bucket.
   *
   * @default - those of the stack
   */
  readonly tags?: Tags;
}

/** Values of an archive that are checked, with their defaults. */
export type ResolvedArchive = Required<
  Pick<Checked<ArchiveBucketProps>, 'environment' | 'kmsKeyArn' | 'lock' | 'rules' | 'noncurrentVersionDays'>
>;
