import type { RestoreFrom } from './restore-from';

/**
 * What a restored instance has from its source is never compared afterwards: a restored database, and one that no longer
 * says where it came from, must not be replaced. The key is the source's, since RDS restores under no other.
 */
export const RESTORED_ATTRIBUTES = [
  'snapshot_identifier',
  'restore_to_point_in_time',
  'kms_key_id',
  'db_name',
] as const;

/** Attributes of an instance whose data comes from elsewhere; name and size of it are the source's. */
export function restoreConfig(from: RestoreFrom) {
  if (from.kind === 'snapshot') {
    return { snapshotIdentifier: from.snapshot };
  }
  return {
    restoreToPointInTime: {
      ...(from.source.startsWith('arn:')
        ? { sourceDbInstanceAutomatedBackupsArn: from.source }
        : { sourceDbInstanceIdentifier: from.source }),
      ...(from.time === 'latest' ? { useLatestRestorableTime: true } : { restoreTime: from.time }),
    },
  };
}

/** What cannot be known of a source before it is restored: each ends the apply, and says what to do. */
export function restorePostconditions(username: string) {
  return [
    {
      condition: '${self.storage_encrypted}',
      errorMessage:
        'The restored database is not encrypted, as its source is not: copy the snapshot under a key, restore the copy.',
    },
    {
      condition: `\${self.username == "${username}"}`,
      errorMessage: `The master user of the restored database is its source's, not ${username}: write that name as username.`,
    },
  ];
}
