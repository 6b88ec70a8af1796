import { Token } from 'cdktf';
import type { PrivateBucketProps } from './private-bucket';
import type { Problem } from '../problems';
import { ProblemList } from '../problems';

/**
 * What S3 would refuse of a bucket; tokens are known to AWS alone.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html (checked 2026-11-22)
 */
export function checkBucket({
  bucketName,
  expireAfterDays,
  noncurrentVersionDays,
}: Pick<PrivateBucketProps, 'bucketName' | 'expireAfterDays' | 'noncurrentVersionDays'>): readonly Problem[] {
  const problems = new ProblemList();
  problems.require(
    Token.isUnresolved(bucketName) ||
      (/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucketName) && !bucketName.includes('..')),
    'BUCKET_NAME',
    () =>
      `bucketName must be 3 to 63 of a-z, 0-9, '-' and '.', a letter or digit at both ends, got '${bucketName}'; make it with globalNameFor`,
  );
  for (const [prop, days] of Object.entries({ expireAfterDays, noncurrentVersionDays })) {
    problems.require(
      days === undefined || Token.isUnresolved(days) || (Number.isInteger(days) && days >= 1),
      'BUCKET_DAYS',
      () => `${prop} must be a whole number from 1, got ${String(days)}; write it in days`,
    );
  }
  return problems.all;
}
