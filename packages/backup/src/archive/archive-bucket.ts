import { S3BucketObjectLockConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-object-lock-configuration';
import type { EnvironmentRef } from '@etops/contracts';
import type { PolicyStatement, Tags } from '@etops/foundation';
import { globalNameFor, PrivateBucket, throwProblems } from '@etops/foundation';
import { Annotations } from 'cdktf';
import type { Construct } from 'constructs';
import type { ArchiveLock, ArchiveRule } from './archive-rule';
import { lockDays, renderArchiveRule } from './archive-rule';
import { archiveAdvice, checkArchive } from './check-archive';

export interface ArchiveBucketProps {
  readonly environment: EnvironmentRef;
  /**
   * Physical name; see `globalNameFor`. Changing it makes another bucket.
   *
   * @default - `<application>-<environment>-archive-<account>-<region>`
   */
  readonly bucketName?: string;
  /** Customer key; the exports, uploads and replicas that arrive are encrypted with it. */
  readonly kmsKeyArn: string;
  /** Every object that arrives is locked for so long, unless its upload says otherwise. */
  readonly lock: ArchiveLock;
  /**
   * What becomes of the objects below each prefix.
   *
   * @default - none: everything is kept forever
   */
  readonly rules?: readonly ArchiveRule[];
  /**
   * Replaced and deleted versions are kept so many days; 1 or more. A version that is locked for longer stays longer.
   *
   * @default 90
   */
  readonly noncurrentVersionDays?: number;
  /** @default - none beside the one that refuses requests without TLS */
  readonly statements?: readonly PolicyStatement[];
  /** @default - those of the stack */
  readonly tags?: Tags;
}

/** Name of an environment's archive bucket, from literals, for stacks that write to it. */
export function archiveBucketName(environment: EnvironmentRef): string {
  return globalNameFor(environment, 'archive', { maxLength: 63 });
}

/**
 * An S3 bucket for what must be kept: private, versioned, TLS only, under a customer key, and every version locked
 * against deletion for a time.
 *
 * The lock is a resource of its own, since `object_lock_enabled` on the bucket would replace a bucket that is there
 * already. Once it is on, neither it nor versioning can be switched off again. Such a bucket takes no server access
 * logs. Restores from `GLACIER` and `DEEP_ARCHIVE` take hours: keep nothing there that the way back needs.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-managing.html (checked 2026-11-23)
 * @throws ValidationError when lock and lifecycle contradict each other, or S3
 */
export class ArchiveBucket extends PrivateBucket {
  constructor(scope: Construct, id: string, props: ArchiveBucketProps) {
    const { lock, rules = [], noncurrentVersionDays = 90, ...bucket } = props;
    super(scope, id, {
      ...bucket,
      bucketName: props.bucketName ?? archiveBucketName(props.environment),
      noncurrentVersionDays,
      lifecycleRules: [
        ...rules.map(renderArchiveRule),
        // Beside `expire`, which holds the days: one expiration cannot have both.
        {
          id: 'delete-markers',
          status: 'Enabled',
          filter: [{ prefix: '' }],
          expiration: [{ expiredObjectDeleteMarker: true }],
        },
      ],
    });
    throwProblems(this, checkArchive({ environment: props.environment, lock, rules, noncurrentVersionDays }));
    for (const advice of archiveAdvice(rules)) {
      Annotations.of(this).addWarning(advice);
    }
    const { mode = 'governance', retention } = lock;
    new S3BucketObjectLockConfigurationA(this, 'object-lock', {
      bucket: this.bucket.id,
      rule: { defaultRetention: { mode: mode.toUpperCase(), ...retention } },
      dependsOn: [this.versioning],
    });
    this.lockDays = lockDays(lock);
  }

  /** Days for which nobody deletes a version. */
  readonly lockDays: number;
}
