/** Check that something happened within a number of days. */
export type FreshnessCheck = RecoveryPointCheck | RestoreTestCheck | ExecutionCheck;

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
}

/** Check that a state machine of this Region succeeded, such as a clean-up, an export or a drill. */
export interface ExecutionCheck extends Check {
  /** Kind of the check. */
  readonly kind: 'execution';
  /** ARN of the state machine. */
  readonly stateMachineArn: string;
}
