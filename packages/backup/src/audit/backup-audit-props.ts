import type { EnvironmentRef } from '@etops/contracts';
import type { Checked } from '@etops/foundation';
import type { AuditControls } from './audit-controls';
import type { AuditRecorder } from './audit-recorder';
import type { ReportTemplate } from './report-template';

/** Properties of a {@link BackupAudit}. */
export interface BackupAuditProps {
  /**
   * Environment that the audit belongs to.
   *
   * @default - that of the stack, an `EnvironmentStack`
   */
  readonly environment?: EnvironmentRef;
  /**
   * Name of the framework, and first part of the report plans' names: a letter, then letters, digits and `_`.
   *
   * @default - `<application>_<environment>_backup_audit`
   */
  readonly name?: string;
  /** The Region's configuration recorder of AWS Config, which the controls need. */
  readonly recorder: AuditRecorder;
  /** Controls of the framework; at least one. */
  readonly controls: AuditControls;
  /**
   * Daily reports, in CSV and JSON.
   *
   * @default - all five
   */
  readonly reports?: readonly ReportTemplate[];
  /**
   * Days after which reports are deleted, 1 or more.
   *
   * @default 400
   */
  readonly reportRetentionDays?: number;
  /**
   * Whether this construct creates the role that writes reports, `AWSServiceRoleForBackupReports`, or the account already
   * has it. There is one per account, for all Regions.
   *
   * @default 'this'
   */
  readonly reportsRole?: 'this' | 'exists';
}

/** Values of an audit that are checked, with their defaults. */
export type ResolvedAudit = Required<
  Pick<
    Checked<BackupAuditProps>,
    'environment' | 'name' | 'recorder' | 'controls' | 'reports' | 'reportRetentionDays' | 'reportsRole'
  >
>;
