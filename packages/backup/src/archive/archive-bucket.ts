import { S3BucketObjectLockConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-object-lock-configuration';
import { checkProps, isProtected, PrivateBucket, ProblemList, ValidationError } from '@etops/foundation';
import { Annotations } from 'cdktf';
import type { Construct } from 'constructs';
import { archiveAdvice } from './archive-advice';
import { archiveBucketName } from './archive-bucket-name';
import type { ArchiveBucketProps, ResolvedArchive } from './archive-bucket-props';
import { lockDays, renderArchiveRule } from './archive-rule';
import { checkArchive } from './check-archive';
import { shapes } from '../shapes.generated';

/**
 * Creates an archive: a private S3 bucket, versioned, TLS only, under a customer key, whose versions are locked against
 * deletion for a time.
 *
 * Object Lock is a separate resource, since `object_lock_enabled` would replace an existing bucket. Once enabled, neither
 * it nor versioning can be disabled. The bucket cannot be a target of server access logs. Restores from `GLACIER` and
 * `DEEP_ARCHIVE` take hours: do not use these classes for data that a recovery needs.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-managing.html (checked 2026-11-23)
 * @throws ValidationError when lock and lifecycle contradict each other, or S3
 */
export class ArchiveBucket extends PrivateBucket {
  constructor(scope: Construct, id: string, props: ArchiveBucketProps) {
    const checked = checkProps(scope, shapes, 'ArchiveBucketProps', props, id);
    const { lock, rules = [], noncurrentVersionDays = 90, ...bucket } = checked;
    const { environment, kmsKeyArn } = checked;
    throwArchiveProblems(scope, id, { environment, kmsKeyArn, lock, rules, noncurrentVersionDays });
    super(scope, id, {
      ...bucket,
      bucketName: checked.bucketName ?? archiveBucketName(checked.environment),
      noncurrentVersionDays,
      lifecycleRules: [
        ...rules.map(renderArchiveRule),
        // In addition to `expire`, which has the days: one expiration cannot have both.
        {
          id: 'delete-markers',
          status: 'Enabled',
          filter: [{ prefix: '' }],
          expiration: [{ expiredObjectDeleteMarker: true }],
        },
      ],
    });
    for (const advice of archiveAdvice(rules)) {
      Annotations.of(this).addWarning(advice);
    }
    const { mode = 'governance', retention } = lock;
    new S3BucketObjectLockConfigurationA(this, 'object-lock', {
      bucket: this.bucket.id,
      rule: { defaultRetention: { mode: mode.toUpperCase(), ...retention } },
      dependsOn: [this.versioning],
      lifecycle: { preventDestroy: isProtected(environment) },
    });
    this.lockDays = lockDays(lock);
  }

  /** Days for which a version cannot be deleted. */
  readonly lockDays: number;
}

/** Throws the problems of an archive before its bucket is created, which would report them in other words. */
function throwArchiveProblems(scope: Construct, id: string, archive: ResolvedArchive): void {
  const problems = new ProblemList();
  checkArchive(problems, '', archive);
  if (problems.all.length > 0) {
    const path = [scope.node.path, id].filter((part) => part !== '').join('/');
    throw new ValidationError(problems.all.map((problem) => ({ path, ...problem })));
  }
}
