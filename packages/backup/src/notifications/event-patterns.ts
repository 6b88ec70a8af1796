/** Jobs that ended otherwise than they should. */
const FAILURES = ['FAILED', 'ABORTED', 'EXPIRED', 'PARTIAL'];

/** Some events of AWS Backup have a `state` and others a `status`. */
const endedAs = (states: readonly string[]) => ({ $or: [{ state: states }, { status: states }] });

/**
 * What people are told of, by rule.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/eventbridge.html (checked 2026-11-23)
 */
export const eventPatterns = {
  failures: {
    description: 'Backups, copies and restores that failed, were cancelled or never began',
    pattern: {
      source: ['aws.backup'],
      'detail-type': [
        'Backup Job State Change',
        'Copy Job State Change',
        'Restore Job State Change',
        'Recovery Point State Change',
      ],
      detail: endedAs(FAILURES),
    },
  },
  'database-failures': {
    description: 'Databases of this Region that RDS reports a failure of',
    // RDS has no metric of its automated backups: what it reports as failed comes as events of this category.
    // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.Messages.html (checked 2026-11-23)
    pattern: {
      source: ['aws.rds'],
      'detail-type': ['RDS DB Instance Event'],
      detail: { EventCategories: ['failure'] },
    },
  },
  'failed-tests': {
    description: 'Restore tests whose restored resource was not what it should be',
    pattern: {
      source: ['aws.backup'],
      'detail-type': ['Restore Job State Change'],
      detail: { validationStatus: ['FAILED', 'TIMED_OUT'] },
    },
  },
  deletions: {
    description: 'Plans and vaults that somebody deleted',
    pattern: {
      source: ['aws.backup'],
      'detail-type': ['Backup Plan State Change', 'Backup Vault State Change'],
      detail: endedAs(['DELETED']),
    },
  },
} as const;
