import type { State } from '@etops/foundation';

/**
 * Tags that AWS Backup and Data Lifecycle Manager put on what their lifecycles will end.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/restoring-ec2.html (checked 2026-11-23)
 * @see https://docs.aws.amazon.com/ebs/latest/userguide/snapshot-lifecycle.html (checked 2026-11-23)
 */
const OWNER_TAGS = {
  byBackup: 'aws:backup:source-resource',
  byLifecycleManager: 'aws:dlm:lifecycle-policy-id',
} as const;

/** Reads from the tags whether a lifecycle owns an entry, which must have at least one tag. */
export function ownedByLifecycle(
  tags: string,
  { owned, next }: { readonly owned: string; readonly next: string },
): State {
  return {
    Type: 'Pass',
    Parameters: Object.fromEntries(
      Object.entries(OWNER_TAGS).map(([name, key]) => [`${name}.$`, `States.ArrayContains(${tags}[*].Key, '${key}')`]),
    ),
    ResultPath: owned,
    Next: next,
  };
}
