import type { PolicyStatement } from '../iam';

/**
 * A state of Amazon States Language (JSONPath), as plain data.
 *
 * @see https://states-language.net/spec.html
 */
export type State = Readonly<Record<string, unknown>> & {
  /** Type of the state, for example `Task`. */
  readonly Type: string;
  /**
   * Permissions of a task's call. {@link renderDefinition} removes them; {@link permissionsOf} collects them.
   *
   * @default - none
   */
  readonly allow?: readonly PolicyStatement[];
};

/** States by name. */
export type States = Readonly<Record<string, State>>;

/**
 * A state machine of Amazon States Language, as plain data. Its texts reach AWS as they are.
 *
 * @verbatim
 */
export interface StateMachineDefinition {
  /** Purpose of the state machine, in a sentence. */
  readonly Comment: string;
  /** Name of the first state. */
  readonly StartAt: string;
  /** Seconds after which an execution fails with `States.Timeout`. */
  readonly TimeoutSeconds: number;
  /** All states. */
  readonly States: States;
}

/** Retries of a task after certain errors; the first entry that names the error applies. */
export interface Retrier {
  /** Names of errors, for example `States.TaskFailed`. */
  readonly ErrorEquals: readonly string[];
  /**
   * Seconds before the first retry, 1 or more.
   *
   * @default - Step Functions waits 1 second
   */
  readonly IntervalSeconds?: number;
  /** Maximum number of retries; 0 for none. */
  readonly MaxAttempts: number;
  /**
   * Factor by which the wait grows with each retry.
   *
   * @default - Step Functions doubles it
   */
  readonly BackoffRate?: number;
}

/** Rule of a Choice state, without its `Next`. */
export type Rule = Readonly<Record<string, unknown>>;

/** Returns a Choice state, which follows the first rule that matches. */
export function choice(branches: readonly (readonly [Rule, string])[], otherwise: string): State {
  return { Type: 'Choice', Choices: branches.map(([rule, Next]) => ({ ...rule, Next })), Default: otherwise };
}

/**
 * Returns a rule that matches if a path has one of the values.
 *
 * A missing path fails a Choice with `States.Runtime`, which no Catch handles: the rule therefore checks first whether it exists.
 */
export function isOneOf(path: string, values: readonly string[]): Rule {
  return {
    And: [
      { Variable: path, IsPresent: true },
      { Or: values.map((value) => ({ Variable: path, StringEquals: value })) },
    ],
  };
}

/** Returns a rule that matches if a path exists and has the value of another path. */
export function equalsPath(path: string, other: string): Rule {
  return {
    And: [
      { Variable: path, IsPresent: true },
      { Variable: path, StringEqualsPath: other },
    ],
  };
}

/** Returns a state that records a failure in `$.failure` in the form of a task's error, if no task failed. */
export function noteFailure(error: string, cause: string, next: string): State {
  return { Type: 'Pass', Result: { Error: error, Cause: cause }, ResultPath: '$.failure', Next: next };
}
