/**
 * Template of a daily report: jobs of a kind, or the results of the framework.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/working-with-audit-reports.html (checked 2026-11-23)
 */
export type ReportTemplate =
  | 'BACKUP_JOB_REPORT'
  | 'CONTROL_COMPLIANCE_REPORT'
  | 'COPY_JOB_REPORT'
  | 'RESOURCE_COMPLIANCE_REPORT'
  | 'RESTORE_JOB_REPORT';

/** All templates. */
export const ALL_REPORTS: readonly ReportTemplate[] = [
  'BACKUP_JOB_REPORT',
  'COPY_JOB_REPORT',
  'RESTORE_JOB_REPORT',
  'CONTROL_COMPLIANCE_REPORT',
  'RESOURCE_COMPLIANCE_REPORT',
];
