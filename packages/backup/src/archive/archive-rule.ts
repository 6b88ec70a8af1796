import type { S3BucketLifecycleConfigurationRule } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';
import { idFor } from '@etops/foundation';
import { RULE_ID_LENGTH } from '../limits';

/** Storage classes, warmest first. Objects in the last two must be restored, which takes hours, before they are read. */
export type ArchiveStorageClass = 'STANDARD_IA' | 'GLACIER_IR' | 'GLACIER' | 'DEEP_ARCHIVE';

/** Transition of objects to a colder storage class. */
export interface ArchiveTransition {
  /** Days after the upload of an object; 1 or more, 30 or more before `STANDARD_IA`. */
  readonly afterDays: number;
  /** Storage class that the objects move to. */
  readonly storageClass: ArchiveStorageClass;
}

/** Lifecycle of the objects below one prefix. */
export interface ArchiveRule {
  /** Prefix of the keys, with its final slash, for example `database-exports/`. */
  readonly prefix: string;
  /**
   * Days after which objects are deleted; at least the days of the lock. A deleted object stays as a noncurrent version
   * for `noncurrentVersionDays` more.
   *
   * @default - never
   */
  readonly expireAfterDays?: number;
  /**
   * Transitions in the order of their days, each to a colder class than the one before.
   *
   * @default - none: objects stay in the standard class
   */
  readonly transitions?: readonly ArchiveTransition[];
}

/**
 * Object Lock: how long a version of an object cannot be deleted.
 *
 * - `governance`: principals with `s3:BypassGovernanceRetention` can delete it
 * - `compliance`: no principal can delete it or shorten its retention, not even the root user or AWS
 */
export interface ArchiveLock {
  /**
   * Mode of the lock.
   *
   * @default 'governance'
   */
  readonly mode?: 'governance' | 'compliance';
  /**
   * Confirmation of the mode `compliance`: `final-for-<days>-days` with the days of the retention, a year being 365, for
   * example `final-for-90-days`.
   *
   * @default - none, for the mode `governance`
   */
  readonly confirmation?: string;
  /** Retention, in either days, 1 or more, or whole years, 1 to 100. */
  readonly retention: { readonly days: number } | { readonly years: number };
}

/** Ids of the rules that every archive has, and of the rule for all objects. */
const OTHER_RULES = ['all', 'delete-markers', 'expire'] as const;

const DAYS_PER_YEAR = 365;

/** Returns the days for which a lock keeps a version. */
export function lockDays({ retention }: ArchiveLock): number {
  return 'days' in retention ? retention.days : retention.years * DAYS_PER_YEAR;
}

/** Renders a rule of an S3 lifecycle configuration. */
export function renderArchiveRule(rule: ArchiveRule): S3BucketLifecycleConfigurationRule {
  const { prefix, expireAfterDays, transitions = [] } = rule;
  return {
    id: ruleId(prefix),
    status: 'Enabled',
    filter: [{ prefix }],
    transition: transitions.map(({ afterDays, storageClass }) => ({ days: afterDays, storageClass })),
    ...(expireAfterDays === undefined ? {} : { expiration: [{ days: expireAfterDays }] }),
  };
}

/**
 * Returns the id of a rule. It is derived from the prefix alone, so that a new rule changes no other one, and differs
 * from those of all other prefixes.
 */
export function ruleId(prefix: string): string {
  return prefix === '' ? 'all' : idFor(prefix, { maxLength: RULE_ID_LENGTH.max, taken: OTHER_RULES, suffix: '/' });
}
