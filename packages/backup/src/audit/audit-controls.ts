import type { BackupResourceType, SelectionTag } from '../plan';

interface Scope {
  /**
   * Resource types that the control evaluates.
   *
   * @default - all types that AWS Backup supports
   */
  readonly types?: readonly BackupResourceType[];
  /**
   * Tag of the resources that the control evaluates, instead of {@link types}: AWS accepts one of the two. Without it, the
   * control evaluates resources of every application and environment in the Region.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_ControlScope.html (checked 2026-11-28)
   * @default - resources with any tags
   */
  readonly tag?: SelectionTag;
}

/** Control: every resource is selected by a backup plan. */
export type ProtectedByPlanControl = Scope;

/** Control: every plan creates recovery points often enough, and keeps them long enough. */
export interface PlanFrequencyControl {
  /** Maximum interval in hours: 1 to 24, or whole days up to 31 days (744 hours). */
  readonly everyHours: number;
  /** Minimum retention in days: 1 to 36,500. */
  readonly retentionDays: number;
}

/**
 * Control: recovery points cannot be deleted manually.
 *
 * A vault complies if a statement of its policy denies every principal to delete recovery points, to change their
 * lifecycle, and to change the policy. `BackupVault` denies the change of the policy only with
 * `policyAdministratorArns`, in a separate statement with a condition. With `recoveryPointDeletionRoleArns`, the denial
 * of deletion also has a condition. AWS does not document whether the control accepts these statements. Without
 * `policyAdministratorArns`, a vault does not comply.
 *
 * @see https://docs.aws.amazon.com/config/latest/developerguide/backup-recovery-point-manual-deletion-disabled.html
 */
export interface DeletionDisabledControl {
  /**
   * ARNs of roles that may delete recovery points, at most five.
   *
   * @default - none
   */
  readonly exceptRoleArns?: readonly string[];
}

/** Control: every resource has copies in a Region. */
export interface CrossRegionCopyControl extends Scope {
  /** Region of the copies. */
  readonly region: string;
}

/** Control: every resource has recovery points in a vault whose lock is within these limits. */
export interface VaultLockControl extends Scope {
  /** Lowest allowed minimum retention of the lock, in days: 1 to 36,500, and at most {@link maximumRetentionDays}. */
  readonly minimumRetentionDays: number;
  /** Highest allowed maximum retention of the lock, in days: 1 to 36,500. */
  readonly maximumRetentionDays: number;
}

/** Control: every resource has a recent recovery point. */
export interface LastRecoveryPointControl extends Scope {
  /** Maximum age in hours: 1 to 24, or whole days up to 31 days (744 hours). */
  readonly withinHours: number;
}

/** Control: every restore job of this Region, restore tests included, finishes in time. It has no result without jobs. */
export interface RestoreTimeControl extends Scope {
  /** Maximum duration in minutes, 1 or more. */
  readonly withinMinutes: number;
}

/**
 * Controls of AWS Backup Audit Manager; each is optional. An account can have 50 controls per Region.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/choosing-controls.html (checked 2026-11-23)
 */
export interface AuditControls {
  /**
   * Resources are selected by a backup plan.
   *
   * @default - not evaluated
   */
  readonly protectedByPlan?: ProtectedByPlanControl;
  /**
   * Plans have a minimum frequency and retention.
   *
   * @default - not evaluated
   */
  readonly planFrequency?: PlanFrequencyControl;
  /**
   * Recovery points cannot be deleted manually.
   *
   * @default - not evaluated
   */
  readonly deletionDisabled?: DeletionDisabledControl;
  /**
   * Recovery points are encrypted.
   *
   * @default false
   */
  readonly encrypted?: boolean;
  /**
   * Minimum retention of recovery points in days, 1 to 36,500.
   *
   * @default - not evaluated
   */
  readonly minimumRetentionDays?: number;
  /**
   * Resources have copies in another Region.
   *
   * @default - not evaluated
   */
  readonly crossRegionCopy?: CrossRegionCopyControl;
  /**
   * Resources have recovery points in a locked vault.
   *
   * @default - not evaluated
   */
  readonly vaultLock?: VaultLockControl;
  /**
   * Resources have a recent recovery point.
   *
   * @default - not evaluated
   */
  readonly lastRecoveryPoint?: LastRecoveryPointControl;
  /**
   * Restore jobs finish in time.
   *
   * @default - not evaluated
   */
  readonly restoreTime?: RestoreTimeControl;
}
