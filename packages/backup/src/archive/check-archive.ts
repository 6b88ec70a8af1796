import type { EnvironmentRef } from '@etops/contracts';
import type { Problem } from '@etops/foundation';
import { isProtected, ProblemList } from '@etops/foundation';
import { isWholeBetween } from '../internal/numbers';
import {
  MAX_LOCK_YEARS,
  MAX_RETENTION_DAYS,
  MIN_DAYS_BEFORE_INFREQUENT_ACCESS,
  STORAGE_CLASS_MIN_DAYS,
} from '../limits';
import type { ArchiveLock, ArchiveRule, ArchiveTransition } from './archive-rule';
import { lockDays } from './archive-rule';

export interface ArchiveToCheck {
  readonly environment: Pick<EnvironmentRef, 'role'>;
  readonly lock: ArchiveLock;
  readonly rules: readonly ArchiveRule[];
  readonly noncurrentVersionDays: number;
}

const COLDNESS = Object.keys(STORAGE_CLASS_MIN_DAYS);

/** What is wrong with an archive's lock and lifecycle, all of it. */
export function checkArchive({ environment, lock, rules, noncurrentVersionDays }: ArchiveToCheck): readonly Problem[] {
  const problems = new ProblemList();
  checkLock(problems, environment, lock);
  for (const [index, rule] of rules.entries()) {
    const path = `rules[${String(index)}]`;
    checkPrefix(problems, path, rule, rules.slice(0, index));
    checkExpiry(problems, path, rule, lock, noncurrentVersionDays);
    checkTransitions(problems, path, rule);
    checkParents(problems, path, rule, rules);
  }
  return problems.all;
}

function checkLock(problems: ProblemList, environment: Pick<EnvironmentRef, 'role'>, lock: ArchiveLock): void {
  const { mode, retention } = lock;
  const units = Object.keys(retention);
  problems.require(
    units.length === 1,
    'ARCHIVE_LOCK_UNIT',
    () => `lock.retention must be in days or in years, got ${units.join(' and ') || 'neither'}; S3 takes exactly one`,
  );
  const [unit = 'days', value = 0] = Object.entries(retention)[0] ?? [];
  const maximum = unit === 'years' ? MAX_LOCK_YEARS : MAX_RETENTION_DAYS;
  problems.require(
    isWholeBetween(value, 1, maximum),
    'ARCHIVE_LOCK_RETENTION',
    () => `lock.retention.${unit} must be a whole number from 1 to ${String(maximum)}, got ${String(value)}; change it`,
  );
  problems.require(
    mode !== 'compliance' || isProtected(environment),
    'ARCHIVE_LOCK_DEVELOPMENT',
    () =>
      `lock.mode must be 'governance' in a development environment, got 'compliance'; locked objects keep the bucket from ever being thrown away`,
  );
}

function checkPrefix(
  problems: ProblemList,
  path: string,
  { prefix }: ArchiveRule,
  before: readonly ArchiveRule[],
): void {
  problems.require(
    /^[A-Za-z0-9][A-Za-z0-9!_.*'()/-]*\/$/.test(prefix),
    'ARCHIVE_PREFIX',
    () =>
      `${path}.prefix must begin with a letter or digit and end in '/', got '${prefix}'; write one such as 'exports/'`,
  );
  problems.require(
    before.every((other) => other.prefix !== prefix),
    'ARCHIVE_PREFIX_DUPLICATE',
    () => `${path}.prefix must be unique, got '${prefix}' twice; merge the two rules`,
  );
}

function checkExpiry(
  problems: ProblemList,
  path: string,
  { expireAfterDays }: ArchiveRule,
  lock: ArchiveLock,
  noncurrentVersionDays: number,
): void {
  if (expireAfterDays === undefined) {
    return;
  }
  const locked = lockDays(lock);
  problems.require(
    isWholeBetween(expireAfterDays, 1, MAX_RETENTION_DAYS),
    'ARCHIVE_EXPIRY',
    () => `${path}.expireAfterDays must be a whole number from 1, got ${String(expireAfterDays)}; write it in days`,
  );
  problems.require(
    expireAfterDays + noncurrentVersionDays >= locked,
    'ARCHIVE_EXPIRY_BELOW_LOCK',
    () =>
      `${path}.expireAfterDays must be at least ${String(locked - noncurrentVersionDays)} (lock of ${String(locked)} days less noncurrentVersionDays), got ${String(expireAfterDays)}; the lock keeps objects longer than the rule says, raise it or shorten the lock`,
  );
}

function checkTransitions(
  problems: ProblemList,
  path: string,
  { transitions = [], expireAfterDays }: ArchiveRule,
): void {
  transitions.forEach((transition, index) => {
    const { afterDays, storageClass } = transition;
    const minimum = storageClass === 'STANDARD_IA' ? MIN_DAYS_BEFORE_INFREQUENT_ACCESS : 1;
    problems.require(
      isWholeBetween(afterDays, minimum, MAX_RETENTION_DAYS),
      'ARCHIVE_TRANSITION_DAYS',
      () =>
        `${path}.transitions[${String(index)}].afterDays must be a whole number from ${String(minimum)} before ${storageClass}, got ${String(afterDays)}; raise it`,
    );
    const previous = transitions[index - 1];
    problems.require(
      previous === undefined || isColderLater(previous, transition),
      'ARCHIVE_TRANSITION_ORDER',
      () =>
        `${path}.transitions must grow colder with time, got ${storageClass} after ${String(afterDays)} days behind ${String(previous?.storageClass)} after ${String(previous?.afterDays)}; order them, each class once, 30 days or more behind STANDARD_IA`,
    );
  });
  const last = transitions.at(-1);
  problems.require(
    last === undefined || expireAfterDays === undefined || expireAfterDays > last.afterDays,
    'ARCHIVE_TRANSITION_AFTER_EXPIRY',
    () =>
      `${path}.expireAfterDays must be more than the last transition's ${String(last?.afterDays)} days, got ${String(expireAfterDays)}; drop the transition or keep the objects longer`,
  );
}

function isColderLater(previous: ArchiveTransition, next: ArchiveTransition): boolean {
  const rest = previous.storageClass === 'STANDARD_IA' ? MIN_DAYS_BEFORE_INFREQUENT_ACCESS : 1;
  return (
    next.afterDays >= previous.afterDays + rest &&
    COLDNESS.indexOf(next.storageClass) > COLDNESS.indexOf(previous.storageClass)
  );
}

/** Where two rules expire the same object, S3 honours the earlier date: an outer prefix must not cut an inner one short. */
function checkParents(problems: ProblemList, path: string, rule: ArchiveRule, rules: readonly ArchiveRule[]): void {
  for (const { prefix, expireAfterDays } of rules) {
    const cutsShort =
      prefix !== rule.prefix &&
      rule.prefix.startsWith(prefix) &&
      expireAfterDays !== undefined &&
      expireAfterDays < (rule.expireAfterDays ?? Number.POSITIVE_INFINITY);
    problems.require(
      !cutsShort,
      'ARCHIVE_PREFIX_CUT_SHORT',
      () =>
        `${path}.expireAfterDays must be at most ${String(expireAfterDays)}, which the outer prefix '${prefix}' sets, got ${rule.expireAfterDays === undefined ? 'forever' : String(rule.expireAfterDays)}; S3 honours the earlier date, move '${rule.prefix}' out of it`,
    );
  }
}

/** What costs more than it looks like: objects that go before their class's least billed time is over. */
export function archiveAdvice(rules: readonly ArchiveRule[]): readonly string[] {
  return rules.flatMap(({ prefix, expireAfterDays, transitions = [] }) =>
    transitions.flatMap(({ afterDays, storageClass }, index) => {
      const leavesAfter = transitions[index + 1]?.afterDays ?? expireAfterDays;
      const minimum = STORAGE_CLASS_MIN_DAYS[storageClass];
      return leavesAfter !== undefined && leavesAfter - afterDays < minimum
        ? [
            `'${prefix}': objects are in ${storageClass} for ${String(leavesAfter - afterDays)} days, and billed for ${String(minimum)}`,
          ]
        : [];
    }),
  );
}
