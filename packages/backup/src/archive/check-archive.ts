import type { EnvironmentRef } from '@etops/contracts';
import type { ProblemList } from '@etops/foundation';
import { checkArnOf, checkWholeNumber, isProtected, isToken, propPath, show } from '@etops/foundation';
import { LIFECYCLE_RULES, LOCK_YEARS, OBJECT_DAYS, OBJECT_KEY_BYTES } from '../limits';
import type { ResolvedArchive } from './archive-bucket-props';
import type { ArchiveLock, ArchiveRule } from './archive-rule';
import { lockDays } from './archive-rule';
import { checkTransitions } from './check-transitions';

const PREFIX_PATTERN = /^[A-Za-z0-9][A-Za-z0-9!_.*'()/-]*\/$/;

/** Rules that every archive has: `expire` and `delete-markers`. */
const OWN_RULES = 2;

/** Checks the lock and the lifecycle of an archive. */
export function checkArchive(problems: ProblemList, path: string, archive: ResolvedArchive): void {
  const { environment, lock, rules, noncurrentVersionDays } = archive;
  checkArnOf(problems, propPath(path, 'kmsKeyArn'), archive.kmsKeyArn, 'key-or-alias', environment);
  checkLock(problems, propPath(path, 'lock'), lock, environment);
  problems.require(
    rules.length <= LIFECYCLE_RULES.max - OWN_RULES,
    'ARCHIVE_RULES',
    () =>
      `${propPath(path, 'rules')} must be at most ${String(LIFECYCLE_RULES.max - OWN_RULES)}, got ${String(rules.length)}; use wider prefixes`,
  );
  for (const [index, rule] of rules.entries()) {
    const rulePath = propPath(path, `rules[${String(index)}]`);
    checkPrefix(problems, rulePath, rule, rules.slice(0, index));
    checkExpiry(problems, rulePath, rule, { lock, noncurrentVersionDays });
    checkTransitions(problems, rulePath, rule);
    checkOuterPrefixes(problems, rulePath, rule, rules);
  }
}

function checkLock(
  problems: ProblemList,
  path: string,
  lock: ArchiveLock,
  environment: Pick<EnvironmentRef, 'role'>,
): void {
  const { mode, retention, confirmation } = lock;
  const units = Object.keys(retention);
  problems.require(
    units.length === 1,
    'ARCHIVE_LOCK_UNIT',
    () => `${path}.retention must be in days or in years, got ${units.join(' and ') || 'neither'}; use exactly one`,
  );
  const [unit = 'days', value = 0] = Object.entries<number>(retention)[0] ?? [];
  if (unit === 'years') {
    problems.literal(`${path}.retention.years`, value, 'the days of the lock are computed from it');
  }
  checkWholeNumber(problems, `${path}.retention.${unit}`, value, unit === 'years' ? LOCK_YEARS : OBJECT_DAYS, {
    code: 'ARCHIVE_LOCK_RETENTION',
    unit,
  });
  const days = lockDays(lock);
  const expected = `final-for-${String(days)}-days`;
  problems.require(
    mode !== 'compliance' || isToken(value) || isToken(confirmation) || confirmation === expected,
    'ARCHIVE_LOCK_CONFIRMATION',
    () =>
      `${path}.confirmation must be '${expected}', got ${show(confirmation)}; write it once you are sure, since no one can then delete an object, not even one that was stored by mistake`,
  );
  problems.require(
    mode !== 'compliance' || isProtected(environment),
    'ARCHIVE_LOCK_DEVELOPMENT',
    () =>
      `${path}.mode must be 'governance' in a development environment, got 'compliance'; locked objects would prevent the bucket from ever being destroyed`,
  );
}

function checkPrefix(
  problems: ProblemList,
  path: string,
  { prefix }: ArchiveRule,
  before: readonly ArchiveRule[],
): void {
  if (problems.literal(`${path}.prefix`, prefix, 'the id of the rule is computed from it') === undefined) {
    return;
  }
  problems.require(
    isPrefix(prefix),
    'ARCHIVE_PREFIX',
    () =>
      `${path}.prefix must begin with a letter or digit, end in '/' and have at most ${String(OBJECT_KEY_BYTES.max)} bytes, without '//', got ${show(prefix)}; use 'exports/', for example`,
  );
  problems.require(
    before.every((other) => other.prefix !== prefix),
    'ARCHIVE_PREFIX_DUPLICATE',
    () => `${path}.prefix must be unique, got ${show(prefix)} twice; merge the two rules`,
  );
}

/** Checks the prefix of keys: two slashes in a row are an empty folder, which is nearly always a mistake. */
function isPrefix(prefix: string): boolean {
  return PREFIX_PATTERN.test(prefix) && !prefix.includes('//') && Buffer.byteLength(prefix) <= OBJECT_KEY_BYTES.max;
}

function checkExpiry(
  problems: ProblemList,
  path: string,
  { expireAfterDays }: ArchiveRule,
  { lock, noncurrentVersionDays }: Pick<ResolvedArchive, 'lock' | 'noncurrentVersionDays'>,
): void {
  checkWholeNumber(problems, `${path}.expireAfterDays`, expireAfterDays, OBJECT_DAYS, {
    code: 'ARCHIVE_EXPIRY',
    unit: 'days',
    example: 365,
  });
  const locked = lockDays(lock);
  if (expireAfterDays === undefined || [expireAfterDays, noncurrentVersionDays, locked].some(isToken)) {
    return;
  }
  problems.require(
    expireAfterDays + noncurrentVersionDays >= locked,
    'ARCHIVE_EXPIRY_BELOW_LOCK',
    () =>
      `${path}.expireAfterDays must be at least ${String(locked - noncurrentVersionDays)} (lock of ${String(locked)} days less noncurrentVersionDays), got ${String(expireAfterDays)}; raise it or shorten the lock, which keeps objects longer than the rule`,
  );
}

/** Checks that no rule of an outer prefix expires objects earlier: S3 applies the earlier of two expirations. */
function checkOuterPrefixes(
  problems: ProblemList,
  path: string,
  rule: ArchiveRule,
  rules: readonly ArchiveRule[],
): void {
  const outer = rules.filter(({ prefix }) => prefix !== rule.prefix && rule.prefix.startsWith(prefix));
  for (const { prefix, expireAfterDays } of outer) {
    problems.require(
      expireAfterDays === undefined ||
        isToken(expireAfterDays) ||
        expireAfterDays >= (rule.expireAfterDays ?? Number.POSITIVE_INFINITY),
      'ARCHIVE_PREFIX_CUT_SHORT',
      () =>
        `${path}.expireAfterDays must be at most ${String(expireAfterDays)}, which the outer prefix '${prefix}' sets, got ${rule.expireAfterDays === undefined ? 'never' : show(rule.expireAfterDays)}; move '${rule.prefix}' out of it, since S3 applies the earlier date`,
    );
  }
}
