/**
 * Limits of a vault's retention, and how firmly they hold.
 *
 * - `governance`: principals with the IAM permission can change or remove the lock
 * - `compliance`: once `changeableForDays` have passed, no principal can change the lock, not even the root user or AWS;
 *   recovery points stay until they expire
 *
 * Backup and copy jobs whose retention is outside the limits fail. Existing recovery points keep their retention.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html
 */
export type VaultLock = GovernanceLock | ComplianceLock;

interface RetentionLimits {
  /** Shortest retention that the vault accepts, in days, 1 or more. */
  readonly minimumRetentionDays: number;
  /** Longest retention that the vault accepts, in days, at most 36,500. */
  readonly maximumRetentionDays: number;
}

/** Lock that principals with the IAM permission can change or remove. */
export interface GovernanceLock extends RetentionLimits {
  /** Mode of the lock. */
  readonly mode: 'governance';
}

/** Lock that no principal can change or remove once it has become final. */
export interface ComplianceLock extends RetentionLimits {
  /** Mode of the lock. */
  readonly mode: 'compliance';
  /** Days during which the lock can still be changed or removed, 3 or more. After that it is final. */
  readonly changeableForDays: number;
  /**
   * Confirmation that the lock cannot be undone: `final-after-<changeableForDays>-days`, for example `final-after-30-days`.
   * A mistake in the limits is final as well.
   */
  readonly confirmation: string;
}
