import type { EnvironmentRef } from '@etops/contracts';
import type { ITerraformDependable } from 'cdktf';
import type { Checked } from '../props';

/** Properties of a {@link Schedule}. */
export interface ScheduleProps {
  /**
   * Environment of the schedule.
   *
   * @default - that of the stack, an `EnvironmentStack`
   */
  readonly environment?: EnvironmentRef;
  /** Physical name of the schedule and of its group; its role is `<name>-schedule`, its queue `<name>-dead-letters`. */
  readonly name: string;
  /** Purpose of the schedule, in a sentence. */
  readonly description: string;
  /** ARN of the state machine to start. */
  readonly stateMachineArn: string;
  /** Expression of EventBridge Scheduler: `cron(…)`, `rate(…)` or `at(…)`. */
  readonly expression: string;
  /**
   * IANA time zone of the expression.
   *
   * @default 'UTC'
   */
  readonly timeZone?: string;
  /**
   * Input of the executions.
   *
   * @default {}
   */
  readonly input?: object;
  /**
   * Retries of a failed start: 0 to 185, within 60 to 86,400 seconds.
   *
   * @default { maxAttempts: 3, maxAgeSeconds: 3600 }
   */
  readonly retry?: {
    /** Maximum number of retries. */
    readonly maxAttempts: number;
    /** Seconds after which EventBridge Scheduler drops the start. */
    readonly maxAgeSeconds: number;
  };
  /**
   * Reason to omit the dead-letter queue, for example that the next run starts in a minute.
   *
   * @default - an encrypted, TLS-only queue, which keeps starts that failed after all retries for 14 days
   */
  readonly deadLetterQueue?: {
    /** The reason. */
    readonly without: string;
  };
  /**
   * Resources to create before the schedule.
   *
   * @default - none
   */
  readonly dependsOn?: readonly ITerraformDependable[];
}

/** Schedule of a {@link StateMachine}, which adds names and target. */
export type StateMachineSchedule = Omit<
  Checked<ScheduleProps>,
  'environment' | 'name' | 'description' | 'stateMachineArn'
>;
