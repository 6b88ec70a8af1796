import type { Task } from '@etops/foundation';
import type { Guard } from './cleaned-kind';

/**
 * Tags that AWS Backup and Data Lifecycle Manager add to entries that their lifecycles delete.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/restoring-ec2.html (checked 2026-11-23)
 * @see https://docs.aws.amazon.com/ebs/latest/userguide/snapshot-lifecycle.html (checked 2026-11-23)
 */
const OWNER_TAGS = {
  byBackup: 'aws:backup:source-resource',
  byLifecycleManager: 'aws:dlm:lifecycle-policy-id',
} as const;

/** Returns the guard that keeps entries younger than the cutoff, by the JSONPath of their time. */
export function youngerThanCutoff(time: string): Guard {
  return {
    is: 'Young',
    keep: { Not: { Variable: time, StringLessThanPath: '$.cutoff' } },
    because: 'young',
  };
}

/** Returns the guard that keeps entries which a lifecycle deletes; an entry must have at least one tag. */
export function ownedByLifecycle(entry: string): Guard {
  return {
    is: 'Owned',
    keep: {
      Or: Object.keys(OWNER_TAGS).map((name) => ({ Variable: `$.owned.${name}`, BooleanEquals: true })),
    },
    because: 'a lifecycle deletes it',
    read: {
      name: `ReadOwnerOf${entry}`,
      state: (next) => ({
        Type: 'Pass',
        Parameters: Object.fromEntries(
          Object.entries(OWNER_TAGS).map(([name, key]) => [
            `${name}.$`,
            `States.ArrayContains($.entry.Tags[*].Key, '${key}')`,
          ]),
        ),
        ResultPath: '$.owned',
        Next: next,
      }),
    },
  };
}

/** Search for something that uses an entry. */
export interface UseSearch {
  /** Condition, part of the states' names: `Running` gives `IsImageRunning`. */
  readonly is: string;
  /** Name of the state that searches, for example `FindServersOfImage`. */
  readonly name: string;
  /** Resource of the task, for example `aws-sdk:ec2:describeInstances`. */
  readonly resource: string;
  /** Parameters of the call. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Field of the answer with the users. */
  readonly field: string;
}

/** Users that one call returns: few, since servers and templates are large, and a payload of Step Functions is limited. */
const USERS_PER_PAGE = 5;

/** Returns the guard that keeps entries with a user; it reads page after page until it finds one. */
export function usedBy(task: Task, { is, name, resource, parameters, field }: UseSearch): Guard {
  const search = (more: Readonly<Record<string, string>>) => (next: string, onFailure: string) =>
    task(resource, {
      parameters: { ...parameters, MaxResults: USERS_PER_PAGE, ...more },
      result: { to: '$.found' },
      allow: { resources: '*' },
      next,
      onFailure,
    });
  return {
    is,
    keep: { Variable: `$.found.${field}[0]`, IsPresent: true },
    because: 'in use',
    read: {
      name,
      state: search({}),
      more: { name: name.replace('Find', 'FindMore'), state: search({ 'NextToken.$': '$.found.NextToken' }) },
    },
  };
}
