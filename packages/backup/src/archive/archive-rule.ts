import type { S3BucketLifecycleConfigurationRule } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';

/** Where objects go as they grow old, warmest first. The last two must be restored, in hours, before they are read. */
export type ArchiveStorageClass = 'STANDARD_IA' | 'GLACIER_IR' | 'GLACIER' | 'DEEP_ARCHIVE';

export interface ArchiveTransition {
  /** Days after an object was written; 1 or more, 30 or more before `STANDARD_IA`. */
  readonly afterDays: number;
  readonly storageClass: ArchiveStorageClass;
}

/** What becomes of the objects below one prefix. */
export interface ArchiveRule {
  /** Beginning of the keys, with its final slash, for example `database-exports/`. */
  readonly prefix: string;
  /**
   * Objects are deleted after so many days, at least the lock's; what was deleted stays for `noncurrentVersionDays` more.
   *
   * @default - kept forever
   */
  readonly expireAfterDays?: number;
  /**
   * In the order of their days; a later one is a colder one.
   *
   * @default - none: objects stay in the standard class
   */
  readonly transitions?: readonly ArchiveTransition[];
}

/**
 * How long nobody may delete a version of an object.
 *
 * - `governance`: people with `s3:BypassGovernanceRetention` may
 * - `compliance`: nobody may, not even AWS, and nobody may shorten it
 */
export interface ArchiveLock {
  /** @default 'governance' */
  readonly mode?: 'governance' | 'compliance';
  /** Exactly one of the two. Days from 1, or whole years from 1 to 100. */
  readonly retention: { readonly days: number } | { readonly years: number };
}

const DAYS_PER_YEAR = 365;

/** Days for which a lock keeps a version. */
export function lockDays({ retention }: ArchiveLock): number {
  return 'days' in retention ? retention.days : retention.years * DAYS_PER_YEAR;
}

/** A rule as S3 takes it. */
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

/** Ids have no order of their own: named after the prefix, a new rule changes no other. */
export function ruleId(prefix: string): string {
  return prefix.replace(/[^a-zA-Z0-9]+/g, '-').replace(/^-|-$/g, '') || 'all';
}
