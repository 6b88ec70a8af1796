/**
 * Amazon States Language (JSONPath) as plain data.
 *
 * @see https://states-language.net/spec.html
 */
export type State = Readonly<Record<string, unknown>> & { readonly Type: string };
export type States = Readonly<Record<string, State>>;

export interface StateMachineDefinition {
  readonly Comment: string;
  readonly StartAt: string;
  readonly TimeoutSeconds: number;
  readonly States: States;
}

/** When a task is tried again; the first entry that names the error decides. */
export interface Retrier {
  readonly ErrorEquals: readonly string[];
  /** 1 or more. */
  readonly IntervalSeconds?: number;
  /** 0 for never. */
  readonly MaxAttempts: number;
  readonly BackoffRate?: number;
}

export interface TaskOptions {
  readonly parameters: Readonly<Record<string, unknown>>;
  /**
   * Where the result goes, and what of it is kept.
   *
   * @default - the result is dropped
   */
  readonly result?: { readonly to: string; readonly select?: Readonly<Record<string, string>> };
  readonly next: string;
  /** The state that takes over when the task fails for good. */
  readonly onFailure: string;
  /**
   * Where the error goes.
   *
   * @default '$.failure'
   */
  readonly failureTo?: string;
  /**
   * @default - three times, on any error of the service and on a timeout
   */
  readonly retry?: readonly Retrier[];
}

const TASK_TIMEOUT_SECONDS = 60;

/** Makes a task of a resource such as `aws-sdk:ec2:describeImages`. */
export type Task = (resource: string, options: TaskOptions) => State;

/** Makes tasks of one partition, each with a timeout, retries and a way out. */
export function taskMaker(partition: string, retrySeconds: number): Task {
  // The services' own error names are not all documented; `States.TaskFailed` is any of them.
  const usual: readonly Retrier[] = [
    {
      ErrorEquals: ['States.TaskFailed', 'States.Timeout'],
      IntervalSeconds: retrySeconds,
      MaxAttempts: 3,
      BackoffRate: 2,
    },
  ];
  return (resource, options) => {
    const { parameters, result, next, onFailure, failureTo = '$.failure', retry = usual } = options;
    return {
      Type: 'Task',
      Resource: `arn:${partition}:states:::${resource}`,
      TimeoutSeconds: TASK_TIMEOUT_SECONDS,
      Parameters: parameters,
      ...(result?.select === undefined ? {} : { ResultSelector: result.select }),
      ResultPath: result?.to ?? null,
      Retry: retry,
      Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: failureTo, Next: onFailure }],
      Next: next,
    };
  };
}

/** Says what went wrong where no task failed, in the form of a task's error, in `$.failure`. */
export function noteFailure(error: string, cause: string, next: string): State {
  return { Type: 'Pass', Result: { Error: error, Cause: cause }, ResultPath: '$.failure', Next: next };
}

export type Rule = Readonly<Record<string, unknown>>;

/** A path that is missing fails a choice with an error that nothing catches: so it is asked for first. */
export function isOneOf(path: string, values: readonly string[]): Rule {
  return {
    And: [
      { Variable: path, IsPresent: true },
      { Or: values.map((value) => ({ Variable: path, StringEquals: value })) },
    ],
  };
}

export function equalsPath(path: string, other: string): Rule {
  return {
    And: [
      { Variable: path, IsPresent: true },
      { Variable: path, StringEqualsPath: other },
    ],
  };
}

export function choice(branches: readonly (readonly [Rule, string])[], otherwise: string): State {
  return { Type: 'Choice', Choices: branches.map(([rule, Next]) => ({ ...rule, Next })), Default: otherwise };
}

export interface LoopOptions {
  /** What is waited for, as it stands in the names of the states. */
  readonly subject: string;
  readonly pollSeconds: number;
  readonly maximumTurns: number;
  /** Makes the task that looks, from the state that comes after it. */
  readonly look: (next: string) => State;
  readonly branches: readonly (readonly [Rule, string])[];
  /** What comes when the turns are used up. */
  readonly tooLong: string;
}

/** Looks again and again, so many times at most. It begins with `Poll<subject>`; its count is in `$.poll`. */
export function loop({ subject, pollSeconds, maximumTurns, look, branches, tooLong }: LoopOptions): States {
  const turn = '$.poll.turn';
  return {
    [`Poll${subject}`]: { Type: 'Pass', Result: { turn: 0 }, ResultPath: '$.poll', Next: `WaitFor${subject}` },
    [`WaitFor${subject}`]: { Type: 'Wait', Seconds: pollSeconds, Next: `Describe${subject}` },
    [`Describe${subject}`]: look(`Count${subject}`),
    [`Count${subject}`]: {
      Type: 'Pass',
      Parameters: { 'turn.$': `States.MathAdd(${turn}, 1)` },
      ResultPath: '$.poll',
      Next: `Decide${subject}`,
    },
    [`Decide${subject}`]: choice(
      [...branches, [{ Variable: turn, NumericGreaterThanEquals: maximumTurns }, tooLong]],
      `WaitFor${subject}`,
    ),
  };
}
