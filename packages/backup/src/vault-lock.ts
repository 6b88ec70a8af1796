/**
 * What a vault accepts, and who may change that.
 *
 * - `governance`: people with the permission may change or remove the lock
 * - `compliance`: after `changeableForDays` nobody may, not even AWS: what is in the vault stays until it expires
 *
 * Backup and copy jobs whose retention lies outside the limits fail; recovery points that are there already keep theirs.
 */
export type VaultLock = GovernanceLock | ComplianceLock;

interface RetentionLimits {
  /** Shortest retention that the vault accepts, in days, 1 or more. */
  readonly minimumRetentionDays: number;
  /** Longest retention that the vault accepts, in days, at most 36,500. */
  readonly maximumRetentionDays: number;
}

export interface GovernanceLock extends RetentionLimits {
  readonly mode: 'governance';
}

export interface ComplianceLock extends RetentionLimits {
  readonly mode: 'compliance';
  /** Days in which the lock can still be changed or removed, 3 or more. There is no way back afterwards. */
  readonly changeableForDays: number;
}
