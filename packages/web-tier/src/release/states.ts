/**
 * Amazon States Language as plain data.
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

/** Where a task's result goes, and what of it is kept. */
interface Result {
  readonly to: string;
  readonly select?: Readonly<Record<string, string>>;
}

export interface TaskOptions {
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly result?: Result;
  readonly next: string;
  /** The state that takes over when the task fails for good; the error is kept in `$.failure` unless said otherwise. */
  readonly onFailure: string;
  readonly failureTo?: string;
}

const TASK_TIMEOUT_SECONDS = 60;

/** Makes a task of a resource such as `aws-sdk:ec2:describeImages`. */
export type Task = (resource: string, options: TaskOptions) => State;

/** Makes tasks of one partition, each with a timeout, retries and a way out. */
export function taskMaker(partition: string, retrySeconds: number): Task {
  return (resource, options) => {
    const { parameters, result, next, onFailure, failureTo = '$.failure' } = options;
    return {
      Type: 'Task',
      Resource: `arn:${partition}:states:::${resource}`,
      TimeoutSeconds: TASK_TIMEOUT_SECONDS,
      Parameters: parameters,
      ...(result?.select === undefined ? {} : { ResultSelector: result.select }),
      ResultPath: result?.to ?? null,
      // The services' own error names are not all documented; `States.TaskFailed` is any of them.
      Retry: [
        {
          ErrorEquals: ['States.TaskFailed', 'States.Timeout'],
          IntervalSeconds: retrySeconds,
          MaxAttempts: 3,
          BackoffRate: 2,
        },
      ],
      Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: failureTo, Next: onFailure }],
      Next: next,
    };
  };
}

/** Says what went wrong where no task failed. */
export function failure(cause: string, next: string): State {
  return { Type: 'Pass', Result: { Error: 'Release', Cause: cause }, ResultPath: '$.failure', Next: next };
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

interface LoopOptions {
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

/** Looks again and again, so many times at most. It begins with `Poll<subject>`. */
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
