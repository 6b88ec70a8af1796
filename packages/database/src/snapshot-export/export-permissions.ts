import type { EnvironmentRef } from '@etops/contracts';
import type { PolicyStatement } from '@etops/foundation';
import { arnOf, s3ArnOf } from '@etops/foundation';

/** What the state machine acts on. */
export interface ExportResources {
  readonly instanceIdentifier: string;
  readonly bucketName: string;
  readonly prefix: string;
  /** Key of the exported data, by the key's ARN: IAM knows no aliases. */
  readonly kmsKeyArn: string;
  readonly exportRoleArn: string;
  readonly topicArn: string;
  /** Absent where the topic is encrypted with a key that needs no permission. */
  readonly topicKeyArn?: string;
}

/** What RDS may do while it exports: write below the prefix, under the key. */
export function exportRoleStatements(
  environment: EnvironmentRef,
  { bucketName, prefix, kmsKeyArn }: Pick<ExportResources, 'bucketName' | 'prefix' | 'kmsKeyArn'>,
): PolicyStatement[] {
  // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ExportSnapshot.Setup.html (checked 2026-11-23)
  return [
    {
      Sid: 'SeeBucket',
      Effect: 'Allow',
      Action: ['s3:GetBucketLocation', 's3:ListBucket'],
      Resource: s3ArnOf(environment, bucketName),
    },
    {
      Sid: 'WriteExports',
      Effect: 'Allow',
      Action: ['s3:PutObject*', 's3:GetObject*', 's3:DeleteObject*'],
      Resource: s3ArnOf(environment, `${bucketName}/${prefix}/*`),
    },
    {
      Sid: 'EncryptExports',
      Effect: 'Allow',
      Action: [
        'kms:Encrypt',
        'kms:Decrypt',
        'kms:ReEncrypt*',
        'kms:GenerateDataKey*',
        'kms:DescribeKey',
        'kms:RetireGrant',
      ],
      Resource: kmsKeyArn,
    },
    letServiceUse(kmsKeyArn),
  ];
}

/** The statements of the state machine's role: one a kind of action, each as narrow as its service lets it be. */
export function exportStatements(environment: EnvironmentRef, resources: ExportResources): PolicyStatement[] {
  const { instanceIdentifier, kmsKeyArn, exportRoleArn, topicArn, topicKeyArn } = resources;
  const allow = (Sid: string, Action: readonly string[], Resource: string | readonly string[]): PolicyStatement => ({
    Sid,
    Effect: 'Allow',
    Action,
    Resource,
  });
  return [
    allow(
      'FindSnapshots',
      ['rds:DescribeDBSnapshots'],
      [arnOf(environment, 'rds', `db:${instanceIdentifier}`), arnOf(environment, 'rds', 'snapshot:*')],
    ),
    // Export tasks are no resources of IAM.
    // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonrds.html (checked 2026-11-23)
    allow('Export', ['rds:StartExportTask', 'rds:DescribeExportTasks', 'rds:CancelExportTask'], '*'),
    {
      ...allow('GiveExportItsRole', ['iam:PassRole'], exportRoleArn),
      Condition: { StringEquals: { 'iam:PassedToService': 'export.rds.amazonaws.com' } },
    },
    // https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_StartExportTask.html KmsKeyId (checked 2026-11-23)
    allow('SeeKey', ['kms:DescribeKey'], kmsKeyArn),
    letServiceUse(kmsKeyArn),
    allow('TellPeople', ['sns:Publish'], topicArn),
    ...(topicKeyArn === undefined
      ? []
      : [allow('EncryptMessages', ['kms:Decrypt', 'kms:GenerateDataKey*'], topicKeyArn)]),
    // As the service documents it: log deliveries have no resources.
    // https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html (checked 2026-11-23)
    allow(
      'DeliverLogs',
      [
        'logs:CreateLogDelivery',
        'logs:DeleteLogDelivery',
        'logs:DescribeLogGroups',
        'logs:DescribeResourcePolicies',
        'logs:GetLogDelivery',
        'logs:ListLogDeliveries',
        'logs:PutResourcePolicy',
        'logs:UpdateLogDelivery',
      ],
      '*',
    ),
  ];
}

/** RDS works with the key for hours, by a grant; nobody else can be given one. */
function letServiceUse(kmsKeyArn: string): PolicyStatement {
  return {
    Sid: 'LetServiceUseKey',
    Effect: 'Allow',
    Action: ['kms:CreateGrant'],
    Resource: kmsKeyArn,
    Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
  };
}
