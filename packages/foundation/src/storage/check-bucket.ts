import type { ProblemList } from '../problems';
import { checkWholeNumber, isToken, propPath, show } from '../problems';
import type { PrivateBucketProps } from './private-bucket-props';
import type { Checked } from '../props';

/**
 * Checks whether S3 accepts a name for a general purpose bucket.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html (checked 2026-11-22)
 */
export function isBucketName(name: string): boolean {
  return /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) && !name.includes('..');
}

/**
 * Checks the name and the numbers of days of a bucket; skips tokens.
 */
export function checkBucket(
  problems: ProblemList,
  path: string,
  {
    bucketName,
    expireAfterDays,
    noncurrentVersionDays,
  }: Pick<Checked<PrivateBucketProps>, 'bucketName' | 'expireAfterDays' | 'noncurrentVersionDays'>,
): void {
  problems.require(
    isToken(bucketName) || isBucketName(bucketName),
    'BUCKET_NAME',
    () =>
      `${propPath(path, 'bucketName')} must be 3 to 63 of a-z, 0-9, '-' and '.', a letter or digit at both ends, got ${show(bucketName)}; compute it with globalNameFor`,
  );
  for (const [prop, days] of Object.entries({ expireAfterDays, noncurrentVersionDays })) {
    const options = { code: 'BUCKET_DAYS', unit: 'days', example: 90 };
    checkWholeNumber(problems, propPath(path, prop), days, { min: 1, max: Infinity }, options);
  }
}
