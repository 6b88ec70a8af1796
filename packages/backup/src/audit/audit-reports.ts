import { BackupReportPlan } from '@cdktf/provider-aws/lib/backup-report-plan';
import { IamServiceLinkedRole } from '@cdktf/provider-aws/lib/iam-service-linked-role';
import type { EnvironmentRef } from '@etops/contracts';
import { CustomerKey, globalNameFor, iamArnOf, PrivateBucket, s3ArnOf } from '@etops/foundation';
import { Construct } from 'constructs';

/**
 * What a daily report is about: jobs of a kind, or what the framework found.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/working-with-audit-reports.html (checked 2026-11-23)
 */
export type ReportTemplate =
  | 'BACKUP_JOB_REPORT'
  | 'CONTROL_COMPLIANCE_REPORT'
  | 'COPY_JOB_REPORT'
  | 'RESOURCE_COMPLIANCE_REPORT'
  | 'RESTORE_JOB_REPORT';

const PURPOSE = 'audit-reports';
const SERVICE = 'reports.backup.amazonaws.com';

export interface AuditReportsProps {
  readonly environment: EnvironmentRef;
  /** First part of the plans' names. */
  readonly name: string;
  readonly templates: readonly ReportTemplate[];
  readonly frameworkArn: string;
  readonly retentionDays: number;
  readonly createsServiceRole: boolean;
}

/** Daily reports, in a bucket that AWS Backup's own role writes to. */
export class AuditReports extends Construct {
  /** Bucket of the reports, by name. */
  readonly bucketName: string;

  constructor(scope: Construct, id: string, props: AuditReportsProps) {
    super(scope, id);
    const { environment, name, templates, frameworkArn, retentionDays } = props;
    const writer = this.writerArn(props);
    const bucketName = globalNameFor(environment, PURPOSE, { maxLength: 63 });
    const key = new CustomerKey(this, 'key', {
      environment,
      purpose: PURPOSE,
      statements: [
        {
          Sid: 'Reports',
          Effect: 'Allow',
          Principal: { AWS: writer },
          Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
          Resource: '*',
        },
      ],
    });
    const { policy } = new PrivateBucket(this, 'reports', {
      environment,
      bucketName,
      kmsKeyArn: key.arn,
      expireAfterDays: retentionDays,
      statements: [
        {
          Sid: 'Reports',
          Effect: 'Allow',
          Principal: { AWS: writer },
          Action: 's3:PutObject',
          Resource: s3ArnOf(environment, `${bucketName}/*`),
          Condition: { StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control' } },
        },
      ],
    });
    this.bucketName = bucketName;
    for (const template of templates) {
      const title = template.toLowerCase();
      new BackupReportPlan(this, title.replaceAll('_', '-'), {
        name: `${name}_${title}`,
        reportDeliveryChannel: { s3BucketName: bucketName, formats: ['CSV', 'JSON'], s3KeyPrefix: title },
        reportSetting: {
          reportTemplate: template,
          ...(template.endsWith('COMPLIANCE_REPORT') ? { frameworkArns: [frameworkArn], numberOfFrameworks: 1 } : {}),
        },
        dependsOn: [policy],
      });
    }
  }

  /** A role that AWS makes once for an account; a policy that names it before it is there is refused. */
  private writerArn({ environment, createsServiceRole }: AuditReportsProps): string {
    return createsServiceRole
      ? new IamServiceLinkedRole(this, 'service-linked-role', { awsServiceName: SERVICE }).arn
      : iamArnOf(environment, `role/aws-service-role/${SERVICE}/AWSServiceRoleForBackupReports`);
  }
}
