import type { EnvironmentRef } from '@etops/contracts';
import type { ITerraformDependable } from 'cdktf';
import type { PolicyStatement } from '../iam';
import type { StateMachineDefinition } from './asl';
import type { StateMachineSchedule } from './schedule-props';

/** Properties of a {@link StateMachine}. */
export interface StateMachineProps {
  /**
   * Environment of the state machine.
   *
   * @default - that of the stack, an `EnvironmentStack`
   */
  readonly environment?: EnvironmentRef;
  /** Physical name of the state machine, its role, log group and schedule; see {@link stateMachineName}. */
  readonly name: string;
  /** Purpose of the state machine, in a sentence. */
  readonly description: string;
  /** Definition; the role allows the calls of its tasks. */
  readonly definition: StateMachineDefinition;
  /**
   * Permissions that belong to no single task.
   *
   * @default - none
   */
  readonly statements?: readonly PolicyStatement[];
  /**
   * Type of the state machine. An EXPRESS one runs for at most five minutes, and is far cheaper if it runs every minute.
   *
   * @default 'STANDARD'
   */
  readonly type?: 'STANDARD' | 'EXPRESS';
  /**
   * ARN of the key that encrypts the log. Its policy needs {@link logsKeyStatement} for the log group.
   *
   * @default - CloudWatch Logs encrypts with its own key
   */
  readonly kmsKeyArn?: string;
  /**
   * Days after which log events expire; a period that CloudWatch Logs accepts.
   *
   * @default 90
   */
  readonly logRetentionDays?: number;
  /**
   * Events to log, with their input and output. ALL keeps every step of a run; ERROR keeps each failed step with its error.
   *
   * @default - ALL, ERROR for an EXPRESS state machine
   */
  readonly logLevel?: 'ALL' | 'ERROR' | 'FATAL';
  /**
   * Schedule that starts the state machine.
   *
   * @default - none
   */
  readonly schedule?: StateMachineSchedule;
  /**
   * Resources to create before the state machine.
   *
   * @default - none
   */
  readonly dependsOn?: readonly ITerraformDependable[];
}

/**
 * Returns the log level of a type.
 *
 * An EXPRESS state machine runs often: its log grows with every run under ALL, with failed runs only under ERROR.
 * Step Functions keeps no history of its executions, so it must log. A STANDARD one has a history for 90 days; its log
 * keeps the same steps as long as `logRetentionDays` says, and is searchable.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
 */
export function defaultLogLevel(type: 'STANDARD' | 'EXPRESS'): 'ALL' | 'ERROR' {
  return type === 'EXPRESS' ? 'ERROR' : 'ALL';
}
