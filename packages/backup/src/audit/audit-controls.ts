import type { BackupResourceType } from '../resource-type';

interface Scope {
  /** @default - all types that AWS Backup supports */
  readonly types?: readonly BackupResourceType[];
}

/** Every resource of the types is selected by some plan. */
export type ProtectedByPlanControl = Scope;

/** Every plan makes recovery points so often, and keeps them so long. */
export interface PlanFrequencyControl {
  /** 1 to 24, or whole days up to 31 days (744). */
  readonly everyHours: number;
  /** 1 to 36,500. */
  readonly retentionDays: number;
}

/**
 * Nobody deletes recovery points by hand.
 *
 * A vault complies when a statement of its policy denies everybody to delete recovery points, to change their life, and
 * to change the policy. `BackupVault` denies the last with `policyAdministratorArns` only, and in a statement of its own
 * with a condition, as the first with `deletableByArns`; AWS does not say whether it takes those. Without
 * `policyAdministratorArns`, a vault does not comply.
 *
 * @see https://docs.aws.amazon.com/config/latest/developerguide/backup-recovery-point-manual-deletion-disabled.html (checked 2026-11-27)
 */
export interface DeletionDisabledControl {
  /**
   * Roles that may, at most five.
   *
   * @default - none
   */
  readonly exceptRoleArns?: readonly string[];
}

/** Every resource has copies in a Region. */
export interface CrossRegionCopyControl extends Scope {
  readonly region: string;
}

/** Every resource has recovery points in a vault with a lock within these limits. */
export interface VaultLockControl extends Scope {
  /** 1 to 36,500, and at most {@link maximumRetentionDays}. */
  readonly minimumRetentionDays: number;
  /** 1 to 36,500. */
  readonly maximumRetentionDays: number;
}

/** Every resource has a recovery point that is not older. */
export interface LastRecoveryPointControl extends Scope {
  /** 1 to 24, or whole days up to 31 days (744). */
  readonly withinHours: number;
}

/** Every restore job of this Region, those of restore tests included, is done in time; where none runs, nothing is found. */
export interface RestoreTimeControl extends Scope {
  /** 1 or more. */
  readonly withinMinutes: number;
}

/**
 * What AWS Backup Audit Manager looks at, each absent unless it is given. Fifty of them fit into an account and Region.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/choosing-controls.html (checked 2026-11-23)
 */
export interface AuditControls {
  /** @default - not looked at */
  readonly protectedByPlan?: ProtectedByPlanControl;
  /** @default - not looked at */
  readonly planFrequency?: PlanFrequencyControl;
  /** @default - not looked at */
  readonly deletionDisabled?: DeletionDisabledControl;
  /**
   * Every recovery point is encrypted.
   *
   * @default false
   */
  readonly encrypted?: boolean;
  /**
   * Every recovery point is kept so many days, 1 to 36,500.
   *
   * @default - not looked at
   */
  readonly minimumRetentionDays?: number;
  /** @default - not looked at */
  readonly crossRegionCopy?: CrossRegionCopyControl;
  /** @default - not looked at */
  readonly vaultLock?: VaultLockControl;
  /** @default - not looked at */
  readonly lastRecoveryPoint?: LastRecoveryPointControl;
  /** @default - not looked at */
  readonly restoreTime?: RestoreTimeControl;
}
