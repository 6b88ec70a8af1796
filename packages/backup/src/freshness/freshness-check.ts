/** Check that something happened within a number of days. */
export type FreshnessCheck =
  RecoveryPointCheck | RestoreTestCheck | ExecutionCheck | ContinuousBackupCheck | ReplicatedBackupsCheck;

interface Check {
  /** Stable id, unique within the monitor; part of the metric's dimension, the alarm's name and the states' names. */
  readonly id: string;
  /** Whole days, 1 to 365: the interval of the schedule, and one or more for the run; see {@link freshnessOfSchedule}. */
  readonly withinDays: number;
}

/** Check that a backup or a copy of a resource type was completed in a vault of this Region. */
export interface RecoveryPointCheck extends Check {
  /** Kind of the check. */
  readonly kind: 'recovery-point';
  /** Name of the vault. */
  readonly vaultName: string;
  /** Resource type by AWS Backup's name, for example `RDS`. */
  readonly resourceType: string;
}

/** Check that a restore test was completed in this Region. */
export interface RestoreTestCheck extends Check {
  /** Kind of the check. */
  readonly kind: 'restore-test';
  /** ARN of the restore testing plan. */
  readonly restoreTestingPlanArn: string;
  /**
   * Resource type that was restored, by AWS Backup's name, for example `RDS`.
   *
   * @default - any type
   */
  readonly resourceType?: string;
}

/** Check that a state machine of this Region succeeded, such as a clean-up, an export or a drill. */
export interface ExecutionCheck extends Check {
  /** Kind of the check. */
  readonly kind: 'execution';
  /** ARN of the state machine. */
  readonly stateMachineArn: string;
}

/**
 * Check that a database of this Region can be restored to any second until a recent time. AWS Backup creates a snapshot if
 * it cannot back up continuously, and the job is still complete.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/point-in-time-recovery.html (checked 2026-11-23)
 */
export interface ContinuousBackupCheck extends Check {
  /** Kind of the check. */
  readonly kind: 'continuous-backup';
  /** DB instance identifier, a literal. */
  readonly databaseIdentifier: string;
}

/** Check that the automated backups of a database in another Region are replicated to this Region, until a recent time. */
export interface ReplicatedBackupsCheck extends Check {
  /** Kind of the check. */
  readonly kind: 'replicated-backups';
  /** DB instance identifier of the source, a literal. */
  readonly databaseIdentifier: string;
}
