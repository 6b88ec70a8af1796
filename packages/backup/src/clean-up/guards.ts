import type { Rule } from '@etops/foundation';
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

/** Returns the rule that an answer in `$.found` has an entry, or a further page that might have one. */
export function isAnyFound(field: string): Rule {
  return {
    Or: [
      { Variable: `$.found.${field}[0]`, IsPresent: true },
      { Variable: '$.found.NextToken', IsPresent: true },
    ],
  };
}
