/** States of jobs that did not succeed. */
const FAILURES = ['FAILED', 'ABORTED', 'EXPIRED', 'PARTIAL'];

// Some events of AWS Backup have a `state` and others a `status`.
const endedAs = (states: readonly string[]) => ({ $or: [{ state: states }, { status: states }] });

/**
 * Event patterns of the topic's notifications, by rule.
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
    description: 'Databases of this Region for which RDS reports a failure',
    // RDS has no metric for its automated backups; it reports their failures as events of this category.
    // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.Messages.html (checked 2026-11-23)
    pattern: {
      source: ['aws.rds'],
      'detail-type': ['RDS DB Instance Event'],
      detail: { EventCategories: ['failure'] },
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
  deletions: {
    description: 'Deleted plans and vaults',
    pattern: {
      source: ['aws.backup'],
      'detail-type': ['Backup Plan State Change', 'Backup Vault State Change'],
      detail: endedAs(['DELETED']),
    },
  },
} as const;
