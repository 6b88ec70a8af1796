import type { S3BucketLifecycleConfigurationRule } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';
import type { ProblemList } from '../problems';
import { checkOneOf, checkWholeNumber, isToken, show } from '../problems';

/**
 * Storage classes that a rule can move objects to.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_Transition.html
 */
const STORAGE_CLASSES = ['STANDARD_IA', 'INTELLIGENT_TIERING', 'ONEZONE_IA', 'GLACIER_IR', 'GLACIER', 'DEEP_ARCHIVE'];

/** Least value of each number in a rule: a transition may be on the day of creation. */
const LEAST: Readonly<Record<string, number>> = {
  'expiration.days': 1,
  days: 0,
  noncurrentDays: 1,
  newerNoncurrentVersions: 1,
  daysAfterInitiation: 1,
  objectSizeGreaterThan: 0,
  objectSizeLessThan: 1,
};

const UNITS: Readonly<Record<string, string>> = {
  newerNoncurrentVersions: 'versions',
  objectSizeGreaterThan: 'bytes',
  objectSizeLessThan: 'bytes',
};

/** A date as S3 wants it: midnight in UTC. */
const MIDNIGHT = /^\d{4}-\d\d-\d\dT00:00:00(?:\.0+)?Z$/;

/** Checks the values of a lifecycle rule in the provider's arguments; skips tokens. */
export function checkLifecycleRule(
  problems: ProblemList,
  path: string,
  rule: S3BucketLifecycleConfigurationRule,
): void {
  const options = { code: 'BUCKET_RULE', advice: "write 'Enabled'" };
  checkOneOf(problems, `${path}.status`, rule.status, ['Enabled', 'Disabled'], options);
  checkArguments(problems, path, rule);
}

/** Checks the arguments of a block, and of those in it. */
function checkArguments(problems: ProblemList, path: string, block: object, parent = ''): void {
  for (const [name, value] of Object.entries(block) as [string, unknown][]) {
    const place = `${path}.${name}`;
    const min = LEAST[`${parent}.${name}`] ?? LEAST[name];
    if (isToken(value)) {
      continue;
    }
    if (Array.isArray(value)) {
      for (const [index, item] of (value as readonly object[]).entries()) {
        checkArguments(problems, `${place}[${String(index)}]`, item, name);
      }
    } else if (min !== undefined) {
      const unit = UNITS[name] ?? 'days';
      checkWholeNumber(
        problems,
        place,
        value as number,
        { min, max: Infinity },
        { code: 'BUCKET_RULE', unit, example: 30 },
      );
    } else if (name === 'storageClass') {
      const options = { code: 'BUCKET_RULE', advice: "use 'GLACIER_IR', for example" };
      checkOneOf(problems, place, value as string, STORAGE_CLASSES, options);
    } else if (name === 'date') {
      problems.require(
        MIDNIGHT.test(value as string) && !Number.isNaN(Date.parse(value as string)),
        'BUCKET_RULE',
        () => `${place} must be midnight of a day in UTC, got ${show(value)}; use '2030-01-01T00:00:00Z', for example`,
      );
    }
  }
}
