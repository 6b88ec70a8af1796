import { isIPv4 } from 'node:net';
import { checkTags } from '../environment';
import type { ProblemList } from '../problems';
import { checkWholeNumber, isToken, propPath, show } from '../problems';
import { checkLifecycleRule } from './check-lifecycle-rule';
import type { PrivateBucketProps } from './private-bucket-props';
import type { Checked } from '../props';

/** Beginnings of names that S3 reserves. */
const RESERVED_PREFIXES = ['xn--', 'sthree-', 'amzn-s3-demo-'] as const;

/** Ends of names that S3 reserves: aliases of access points, and other kinds of buckets. */
const RESERVED_SUFFIXES = ['-s3alias', '--ol-s3', '.mrap', '--x-s3', '--table-s3'] as const;

/** Id of the rule that a bucket has by itself. */
export const OWN_RULE = 'expire';

/**
 * Checks whether S3 accepts a name for a general purpose bucket.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
 */
export function isBucketName(name: string): boolean {
  return (
    /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) &&
    !name.includes('..') &&
    !isIPv4(name) &&
    reservedPart(name) === undefined
  );
}

/** Returns how a name begins or ends with a reserved text, if it does. */
function reservedPart(name: string): string | undefined {
  const prefix = RESERVED_PREFIXES.find((each) => name.startsWith(each));
  const suffix = RESERVED_SUFFIXES.find((each) => name.endsWith(each));
  return prefix === undefined ? suffix && `end in '${suffix}'` : `begin with '${prefix}'`;
}

/** Checks the name, the numbers of days, the tags and the lifecycle rules of a bucket; skips tokens. */
export function checkBucket(
  problems: ProblemList,
  path: string,
  {
    bucketName,
    expireAfterDays,
    noncurrentVersionDays,
    lifecycleRules = [],
    tags,
  }: Pick<
    Checked<PrivateBucketProps>,
    'bucketName' | 'expireAfterDays' | 'noncurrentVersionDays' | 'lifecycleRules' | 'tags'
  >,
): void {
  checkBucketName(problems, propPath(path, 'bucketName'), bucketName);
  for (const [prop, days] of Object.entries({ expireAfterDays, noncurrentVersionDays })) {
    const options = { code: 'BUCKET_DAYS', unit: 'days', example: 90 };
    checkWholeNumber(problems, propPath(path, prop), days, { min: 1, max: Infinity }, options);
  }
  for (const [index, rule] of lifecycleRules.entries()) {
    checkLifecycleRule(problems, propPath(path, `lifecycleRules[${String(index)}]`), rule);
  }
  const ids = [OWN_RULE, ...lifecycleRules.map(({ id }) => id)];
  for (const [index, id] of ids.entries()) {
    problems.require(
      isToken(id) || ids.indexOf(id) === index,
      'BUCKET_RULE_DUPLICATE',
      () =>
        `${propPath(path, 'lifecycleRules')} must have different ids, also from the bucket's own rule '${OWN_RULE}', got ${show(id)} twice; rename one, since S3 refuses both`,
    );
  }
  checkTags(problems, propPath(path, 'tags'), tags);
}

function checkBucketName(problems: ProblemList, path: string, name: string): void {
  problems.require(isToken(name) || isBucketName(name), 'BUCKET_NAME', () => {
    const reserved = reservedPart(name);
    const rule =
      reserved === undefined
        ? "be 3 to 63 of a-z, 0-9, '-' and '.', a letter or digit at both ends, no '..' and no address"
        : `not ${reserved}, which S3 reserves`;
    return `${path} must ${rule}, got ${show(name)}; compute it with globalNameFor`;
  });
}
