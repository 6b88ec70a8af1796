import type { EnvironmentRef } from '@etops/contracts';
import type { ITerraformDependable } from 'cdktf';

/** Properties of a {@link Schedule}. */
export interface ScheduleProps {
  /** Environment of the schedule. */
  readonly environment: EnvironmentRef;
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
   * Retries of a start that EventBridge Scheduler could not make: 0 to 185, within 60 to 86,400 seconds.
   *
   * @default { maxAttempts: 3, maxAgeSeconds: 3600 }
   */
  readonly retry?: { readonly maxAttempts: number; readonly maxAgeSeconds: number };
  /**
   * Reason to do without a dead-letter queue, for example that the next run starts in a minute.
   *
   * @default - a queue that keeps starts that failed after all retries for 14 days, encrypted and TLS only
   */
  readonly deadLetterQueue?: { readonly without: string };
  /**
   * Resources to create before the schedule.
   *
   * @default - none
   */
  readonly dependsOn?: readonly ITerraformDependable[];
}

/** Schedule of a {@link StateMachine}, which adds names and target. */
export type StateMachineSchedule = Omit<ScheduleProps, 'environment' | 'name' | 'description' | 'stateMachineArn'>;
