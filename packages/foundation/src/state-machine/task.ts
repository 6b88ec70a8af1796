import type { PolicyConditions, PolicyStatement } from '../iam';
import { allow as allowStatement } from '../iam';
import type { Retrier, State } from './asl';
import { iamActionOf } from './iam-action';

/** Permission of a task's call. */
export interface TaskPermission {
  /** ARNs, or `*` if IAM cannot narrow the call. */
  readonly resources: string | readonly string[];
  /**
   * Conditions of the statement.
   *
   * @default - none
   */
  readonly conditions?: PolicyConditions;
  /**
   * Actions, if the call needs others than the one with its name.
   *
   * @default - the action of the call: `rds:PromoteReadReplica` for `aws-sdk:rds:promoteReadReplica`
   */
  readonly actions?: readonly string[];
}

/** One or more permissions of a task's call; `none` is the reason why it needs no permission. */
export type TaskPermissions =
  TaskPermission | readonly [TaskPermission, ...TaskPermission[]] | { readonly none: string };

/** Options of a {@link Task}. */
export interface TaskOptions {
  /** Parameters of the call. Keys that end in `.$` have paths as values. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Permissions of the call, for the role of the state machine. */
  readonly allow: TaskPermissions;
  /**
   * Path of the result, and the part of it to keep.
   *
   * @default - the result is discarded
   */
  readonly result?: {
    /** Path that receives the result. */
    readonly to: string;
    /**
     * Parts to keep, by name (`ResultSelector`).
     *
     * @default - the whole result
     */
    readonly select?: Readonly<Record<string, string>>;
  };
  /** State that follows; `null` ends the execution. */
  readonly next: string | null;
  /** State that follows if all retries fail; `null` fails the execution. */
  readonly onFailure: string | null;
  /**
   * Path of the error for the state that follows.
   *
   * @default '$.failure'
   */
  readonly failureTo?: string;
  /**
   * Retries of the call.
   *
   * @default - three, after any error of the service and after a timeout
   */
  readonly retry?: readonly Retrier[];
  /**
   * Seconds after which the call fails with `States.Timeout`.
   *
   * @default 60
   */
  readonly timeoutSeconds?: number;
}

/** Returns a task of a resource such as `aws-sdk:ec2:describeImages`. */
export type Task = (resource: string, options: TaskOptions) => State;

/** Returns a function that builds tasks of one partition, each with permissions, a timeout, retries and a state for failures. */
export function taskMaker(partition: string, retrySeconds: number): Task {
  // AWS does not document all error names of its services; `States.TaskFailed` matches any of them.
  const usual: readonly Retrier[] = [
    {
      ErrorEquals: ['States.TaskFailed', 'States.Timeout'],
      IntervalSeconds: retrySeconds,
      MaxAttempts: 3,
      BackoffRate: 2,
    },
  ];
  return (resource, options) => {
    const {
      parameters,
      result,
      next,
      onFailure,
      failureTo = '$.failure',
      retry = usual,
      timeoutSeconds = 60,
    } = options;
    return {
      Type: 'Task',
      Resource: `arn:${partition}:states:::${resource}`,
      TimeoutSeconds: timeoutSeconds,
      Parameters: parameters,
      ...(result?.select === undefined ? {} : { ResultSelector: result.select }),
      ResultPath: result?.to ?? null,
      Retry: retry,
      ...(onFailure === null
        ? {}
        : { Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: failureTo, Next: onFailure }] }),
      ...(next === null ? { End: true } : { Next: next }),
      allow: statementsOf(resource, options.allow),
    };
  };
}

function statementsOf(resource: string, permissions: TaskPermissions): readonly PolicyStatement[] {
  if ('none' in permissions) {
    return [];
  }
  const list: readonly TaskPermission[] = 'resources' in permissions ? [permissions] : permissions;
  return list.map(({ resources, conditions, actions = [iamActionOf(resource)] }) =>
    allowStatement(sidOf(actions), actions, resources, conditions),
  );
}

/** Returns a statement id from the actions: `RdsDescribeDBSnapshots`, `KmsDecryptAndGenerateDataKey`, `Ec2DescribeImagesAnd2More`. */
export function sidOf(actions: readonly string[]): string {
  const [first = '', ...others] = actions.map((action) => action.replace(/[^A-Za-z0-9:]/g, ''));
  const [service = '', call = ''] = first.split(':');
  const name = `${service.charAt(0).toUpperCase()}${service.slice(1)}${call}`;
  const [other] = others;
  if (other === undefined) return name;
  return others.length === 1 ? `${name}And${other.split(':')[1] ?? ''}` : `${name}And${String(others.length)}More`;
}
