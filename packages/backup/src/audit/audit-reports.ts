import { BackupReportPlan } from '@cdktf/provider-aws/lib/backup-report-plan';
import { IamServiceLinkedRole } from '@cdktf/provider-aws/lib/iam-service-linked-role';
import type { EnvironmentRef } from '@etops/contracts';
import { BUCKET_NAME_LENGTH, CustomerKey, globalNameFor, iamArnOf, PrivateBucket, s3ArnOf } from '@etops/foundation';
import { Construct } from 'constructs';
import type { ReportTemplate } from './report-template';

const PURPOSE = 'audit-reports';
const SERVICE = 'reports.backup.amazonaws.com';

/** Properties of {@link AuditReports}. */
export interface AuditReportsProps {
  /** Environment that the reports belong to. */
  readonly environment: EnvironmentRef;
  /** First part of the plans' names. */
  readonly name: string;
  /** Templates of the reports. */
  readonly templates: readonly ReportTemplate[];
  /** ARN of the framework, for reports on its results. */
  readonly frameworkArn: string;
  /** Days after which reports are deleted. */
  readonly retentionDays: number;
  /** Whether the service-linked role is created. */
  readonly createsServiceRole: boolean;
}

/** Creates daily reports, in a bucket that AWS Backup's service-linked role writes to. */
export class AuditReports extends Construct {
  /** Name of the reports' bucket. */
  readonly bucketName: string;

  constructor(scope: Construct, id: string, props: AuditReportsProps) {
    super(scope, id);
    const { environment, name, templates, frameworkArn, retentionDays } = props;
    const writer = this.writerArn(props);
    const bucketName = globalNameFor(environment, PURPOSE, { maxLength: BUCKET_NAME_LENGTH.max });
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

  /** Returns the ARN of a role that exists once per account; a policy that names it before it exists is rejected. */
  private writerArn({ environment, createsServiceRole }: AuditReportsProps): string {
    return createsServiceRole
      ? new IamServiceLinkedRole(this, 'service-linked-role', { awsServiceName: SERVICE }).arn
      : iamArnOf(environment, `role/aws-service-role/${SERVICE}/AWSServiceRoleForBackupReports`);
  }
}
