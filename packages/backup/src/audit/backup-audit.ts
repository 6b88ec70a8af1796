import { BackupFramework } from '@cdktf/provider-aws/lib/backup-framework';
import {
  checkProps,
  nameFor,
  ProblemList,
  replacementTrigger,
  throwProblems,
  warnOfUnknownRegion,
} from '@etops/foundation';
import { Construct } from 'constructs';
import { AUDIT_NAME_LENGTH } from '../limits';
import { AuditReports } from './audit-reports';
import type { BackupAuditProps, ResolvedAudit } from './backup-audit-props';
import { checkAudit } from './check-audit';
import { ConfigRecorder } from './config-recorder';
import { namesByTypes, renderControls } from './render-controls';
import { ALL_REPORTS } from './report-template';
import { shapes } from '../shapes.generated';

/**
 * Creates AWS Backup Audit Manager for a Region: a framework of controls, and daily reports on jobs and results.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/aws-backup-audit-manager.html
 * @throws ValidationError when a control is out of AWS's range, or the recorder does not record what controls need
 */
export class BackupAudit extends Construct {
  /** ARN of the framework. */
  readonly frameworkArn: string;
  /** Name of the reports' bucket. */
  readonly reportsBucketName: string;

  constructor(scope: Construct, id: string, props: BackupAuditProps) {
    super(scope, id);
    const checked = checkProps(this, shapes, 'BackupAuditProps', props);
    const resolved: ResolvedAudit = {
      name: nameFor(checked.environment, 'backup-audit', { maxLength: AUDIT_NAME_LENGTH.max, separator: '_' }),
      reports: ALL_REPORTS,
      reportRetentionDays: 400,
      reportsRole: 'this',
      ...checked,
    };
    const problems = new ProblemList();
    checkAudit(problems, '', resolved);
    throwProblems(this, problems.all);
    const { environment, name, recorder, controls, reports, reportRetentionDays } = resolved;
    warnOfUnknownRegion(this, 'controls.crossRegionCopy.region', controls.crossRegionCopy?.region);
    const own = recorder.kind === 'own' ? new ConfigRecorder(this, 'recorder', environment) : undefined;
    const rendered = renderControls(controls);
    // The provider keeps the types of a control that disappear, and AWS refuses types beside a tag.
    const scopes = replacementTrigger(this, 'scopes', { byTypes: namesByTypes(rendered) });
    const framework = new BackupFramework(this, 'framework', {
      name,
      description: `${environment.application} ${environment.name}: requirements on its backups`,
      control: rendered,
      lifecycle: { replaceTriggeredBy: [scopes] },
      ...(own === undefined ? {} : { dependsOn: [own.started] }),
    });
    this.frameworkArn = framework.arn;
    this.reportsBucketName = new AuditReports(this, 'reports', {
      environment,
      name,
      templates: reports,
      frameworkArn: framework.arn,
      retentionDays: reportRetentionDays,
      createsServiceRole: resolved.reportsRole === 'this',
    }).bucketName;
  }
}
