import type { EnvironmentRef } from '@etops/contracts';
import type { PolicyStatement } from '@etops/foundation';
import { arnOf, s3ArnOf } from '@etops/foundation';

/** Resources that the state machine uses. */
export interface ExportResources {
  readonly instanceIdentifier: string;
  readonly bucketName: string;
  readonly prefix: string;
  /** ARN of the key that encrypts exports; not of an alias, which IAM policies cannot name. */
  readonly kmsKeyArn: string;
  readonly exportRoleArn: string;
  readonly topicArn: string;
  /** Absent if the topic has no customer managed key. */
  readonly topicKeyArn?: string;
}

/** Returns the permissions of RDS during an export: writing below the prefix, encrypted with the key. */
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

/** Returns the permissions of the state machine, each as narrow as the service allows. */
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
    // Export tasks have no ARN for IAM.
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
    // Log deliveries have no ARN.
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

/** Returns the permission to grant RDS the use of the key, for hours. The condition limits grants to AWS services. */
function letServiceUse(kmsKeyArn: string): PolicyStatement {
  return {
    Sid: 'LetServiceUseKey',
    Effect: 'Allow',
    Action: ['kms:CreateGrant'],
    Resource: kmsKeyArn,
    Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
  };
}
