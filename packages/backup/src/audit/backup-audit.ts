import { BackupFramework } from '@cdktf/provider-aws/lib/backup-framework';
import type { EnvironmentRef } from '@etops/contracts';
import { nameFor, throwProblems } from '@etops/foundation';
import { Construct } from 'constructs';
import { AUDIT_NAME_MAX_LENGTH } from '../limits';
import type { AuditControls } from './audit-controls';
import type { AuditRecorder } from './audit-recorder';
import type { ReportTemplate } from './audit-reports';
import { AuditReports } from './audit-reports';
import { ConfigRecorder } from './config-recorder';
import { renderControls } from './render-controls';
import { validateAudit } from './validate-audit';

const ALL_REPORTS: readonly ReportTemplate[] = [
  'BACKUP_JOB_REPORT',
  'COPY_JOB_REPORT',
  'RESTORE_JOB_REPORT',
  'CONTROL_COMPLIANCE_REPORT',
  'RESOURCE_COMPLIANCE_REPORT',
];

export interface BackupAuditProps {
  readonly environment: EnvironmentRef;
  /**
   * Name of the framework, and first part of those of the report plans: a letter, then letters, digits and `_`.
   *
   * @default - `<application>_<environment>_backup_audit`
   */
  readonly name?: string;
  /** The Region's recorder of AWS Config, without which nothing is evaluated. */
  readonly recorder: AuditRecorder;
  /** What is looked at; at least one. */
  readonly controls: AuditControls;
  /**
   * Daily reports, in CSV and JSON.
   *
   * @default - all five
   */
  readonly reports?: readonly ReportTemplate[];
  /**
   * Reports are deleted after so many days, 1 or more.
   *
   * @default 400
   */
  readonly reportRetentionDays?: number;
  /**
   * Who makes the role that writes reports, `AWSServiceRoleForBackupReports`. An account has one, for all Regions.
   *
   * @default 'this'
   */
  readonly reportsRole?: 'this' | 'exists';
}

/**
 * AWS Backup Audit Manager for a Region: a framework of controls, and daily reports on jobs and findings.
 *
 * @throws ValidationError when a control is out of AWS's range, or the recorder does not record what controls need
 */
export class BackupAudit extends Construct {
  readonly frameworkArn: string;
  /** Bucket of the reports, by name. */
  readonly reportsBucketName: string;

  constructor(scope: Construct, id: string, props: BackupAuditProps) {
    super(scope, id);
    const { environment, recorder, controls, reports = ALL_REPORTS, reportsRole = 'this' } = props;
    const { name = nameFor(environment, 'backup-audit', { maxLength: AUDIT_NAME_MAX_LENGTH, separator: '_' }) } = props;
    const rendered = renderControls(controls);
    throwProblems(
      this,
      validateAudit({ environment, name, controls, controlCount: rendered.length, recorder, reports }),
    );
    const own = recorder.kind === 'own' ? new ConfigRecorder(this, 'recorder', environment) : undefined;
    const framework = new BackupFramework(this, 'framework', {
      name,
      description: `${environment.application} ${environment.name}: what its backups are held to`,
      control: rendered,
      ...(own === undefined ? {} : { dependsOn: [own.started] }),
    });
    this.frameworkArn = framework.arn;
    this.reportsBucketName = new AuditReports(this, 'reports', {
      environment,
      name,
      templates: reports,
      frameworkArn: framework.arn,
      retentionDays: props.reportRetentionDays ?? 400,
      createsServiceRole: reportsRole === 'this',
    }).bucketName;
  }
}
