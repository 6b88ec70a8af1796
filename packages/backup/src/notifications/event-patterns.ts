/** States of jobs that did not succeed. */
const FAILURES = ['FAILED', 'ABORTED', 'EXPIRED', 'PARTIAL'];

// Some events of AWS Backup have a `state` and others a `status`.
const endedAs = (states: readonly string[]) => ({ $or: [{ state: states }, { status: states }] });

interface EventRule {
  readonly description: string;
  readonly pattern: object;
}

const BACKUP_JOBS = 'Backup Job State Change';

/**
 * Returns the event patterns of the topic's notifications, by rule.
 *
 * @param silentTypes types whose failed backup jobs are not notified
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/eventbridge.html (checked 2026-11-28)
 */
export function eventPatterns(silentTypes: readonly string[] = []): Readonly<Record<string, EventRule>> {
  const others = ['Copy Job State Change', 'Restore Job State Change', 'Recovery Point State Change'];
  return {
    failures: {
      description:
        silentTypes.length === 0
          ? 'Backups, copies and restores that failed, were cancelled or never began'
          : 'Copies and restores that failed, were cancelled or never began',
      pattern: {
        source: ['aws.backup'],
        'detail-type': [...(silentTypes.length === 0 ? [BACKUP_JOBS] : []), ...others],
        detail: endedAs(FAILURES),
      },
    },
    ...(silentTypes.length === 0
      ? {}
      : {
          'backup-failures': {
            description: `Backups that failed, were cancelled or never began, except those of ${silentTypes.join(', ')}`,
            pattern: {
              source: ['aws.backup'],
              'detail-type': [BACKUP_JOBS],
              detail: { resourceType: [{ 'anything-but': silentTypes }], ...endedAs(FAILURES) },
            },
          },
        }),
    ...OTHER_PATTERNS,
  };
}

const OTHER_PATTERNS = {
  'backups-with-issues': {
    description: 'Backups that were completed with issues: a snapshot in place of a continuous backup, for example',
    // AWS Backup sets a message on a completed job only if something is wrong.
    pattern: {
      source: ['aws.backup'],
      'detail-type': ['Backup Job State Change'],
      detail: { ...endedAs(['COMPLETED']), statusMessage: [{ 'anything-but': '' }] },
    },
  },
  'database-failures': {
    description: 'Databases of this Region with a failure, little storage or a broken replication',
    // RDS has no metric for its automated backups; it reports their failures as events. A replication that was stopped or
    // terminated is of the category `read replica` only, and until it is repaired the source keeps logs for it.
    // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.Messages.html (checked 2026-11-23)
    pattern: {
      source: ['aws.rds'],
      'detail-type': ['RDS DB Instance Event'],
      detail: { EventCategories: ['failure', 'low storage', 'read replica'] },
    },
  },
  'failed-tests': {
    description: 'Restore tests whose restored resource failed its validation',
    pattern: {
      source: ['aws.backup'],
      'detail-type': ['Restore Job State Change'],
      detail: { validationStatus: ['FAILED', 'TIMED_OUT'] },
    },
  },
  'vault-changes': {
    description: 'Changed locks and access policies of vaults',
    pattern: {
      source: ['aws.backup'],
      'detail-type': ['Backup Vault State Change'],
      detail: endedAs(['MODIFIED']),
    },
  },
  'protection-changes': {
    description: 'Calls that make backups unreadable or deletable: of keys, locks, policies and images',
    // CloudTrail delivers these events if the account has a trail of management events.
    // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html
    pattern: {
      source: ['aws.kms', 'aws.backup', 'aws.s3', 'aws.ec2'],
      'detail-type': ['AWS API Call via CloudTrail'],
      detail: {
        eventName: [
          'DeleteBackupVaultAccessPolicy',
          'DeleteBackupVaultLockConfiguration',
          'DeleteImportedKeyMaterial',
          'DisableImage',
          'DisableKey',
          'DisassociateRecoveryPoint',
          'PutBackupVaultAccessPolicy',
          'PutBackupVaultLockConfiguration',
          'PutBucketObjectLockConfiguration',
          'PutObjectLockConfiguration',
          'ScheduleKeyDeletion',
        ],
      },
    },
  },
  deletions: {
    description: 'Deleted plans and vaults',
    pattern: {
      source: ['aws.backup'],
      'detail-type': ['Backup Plan State Change', 'Backup Vault State Change'],
      detail: endedAs(['DELETED']),
    },
  },
} as const satisfies Readonly<Record<string, EventRule>>;
