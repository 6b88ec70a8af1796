/** Something that must have happened within so many days. */
export type Expectation = RecoveryPointExpectation | RestoreTestExpectation | ExecutionExpectation;

interface Expected {
  /** Stable id, unique within the watch: in the metric's dimension and the alarm's name. */
  readonly id: string;
  /** Whole days, 1 to 365: those of the schedule's interval, and one or more for its windows. */
  readonly withinDays: number;
}

/** A backup, or a copy, was completed in a vault of this Region. */
export interface RecoveryPointExpectation extends Expected {
  readonly kind: 'recovery-point';
  readonly vaultName: string;
  /** AWS Backup's name of it, for example `RDS`. */
  readonly resourceType: string;
}

/** A restore test was completed in this Region. */
export interface RestoreTestExpectation extends Expected {
  readonly kind: 'restore-test';
  readonly restoreTestingPlanArn: string;
}

/** A state machine of this Region ran to its end: a clean-up, an export, a drill. */
export interface ExecutionExpectation extends Expected {
  readonly kind: 'execution';
  readonly stateMachineArn: string;
}
