import { FlowLog } from '@cdktf/provider-aws/lib/flow-log';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import type { EnvironmentRef } from '@etops/contracts';
import {
  arnOf,
  BUCKET_NAME_LENGTH,
  CustomerKey,
  EncryptedLogGroup,
  globalNameFor,
  nameFor,
  policyDocument,
  PrivateBucket,
  ROLE_NAME_LENGTH,
  s3ArnOf,
  trustPolicy,
} from '@etops/foundation';
import { Construct } from 'constructs';
import type { FlowLogsProps } from './flow-logs-props';

interface Options {
  readonly environment: EnvironmentRef;
  /** Purpose in physical names. */
  readonly purpose: string;
  readonly vpcId: string;
  readonly tags: Record<string, string>;
  readonly flowLogs: FlowLogsProps;
}

/** Creates the flow logs of a VPC, encrypted with a customer managed key at either destination. */
export class FlowLogs extends Construct {
  constructor(scope: Construct, id: string, options: Options) {
    super(scope, id);
    const { vpcId, tags, flowLogs } = options;
    const { destination, trafficType = 'ALL', aggregationSeconds = 600 } = flowLogs;
    new FlowLog(this, 'flow-log', {
      vpcId,
      trafficType,
      maxAggregationInterval: aggregationSeconds,
      tags,
      ...(destination === 's3' ? this.toBucket(options) : this.toLogGroup(options)),
    });
  }

  /** @see https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html (checked 2026-11-22) */
  private toLogGroup({ environment, purpose, flowLogs: { retentionDays = 90 } }: Options) {
    const logs = new EncryptedLogGroup(this, 'logs', { environment, purpose, retentionDays });
    const role = new IamRole(this, 'role', {
      name: nameFor(environment, purpose, { maxLength: ROLE_NAME_LENGTH.max }),
      description: 'Lets VPC flow logs write to their log group',
      assumeRolePolicy: trustPolicy('vpc-flow-logs.amazonaws.com', {
        StringEquals: { 'aws:SourceAccount': environment.accountId },
        ArnLike: { 'aws:SourceArn': arnOf(environment, 'ec2', 'vpc-flow-log/*') },
      }),
    });
    const policy = new IamRolePolicy(this, 'role-policy', {
      name: 'write-logs',
      role: role.id,
      policy: policyDocument(
        {
          Effect: 'Allow',
          Action: ['logs:CreateLogStream', 'logs:PutLogEvents', 'logs:DescribeLogStreams'],
          Resource: [logs.arn, `${logs.arn}:*`],
        },
        { Effect: 'Allow', Action: 'logs:DescribeLogGroups', Resource: arnOf(environment, 'logs', 'log-group:*') },
      ),
    });
    return {
      logDestinationType: 'cloud-watch-logs',
      logDestination: logs.reportedArn,
      iamRoleArn: role.arn,
      dependsOn: [policy],
    };
  }

  /** @see https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3-permissions.html (checked 2026-11-22) */
  private toBucket({ environment, purpose, flowLogs: { retentionDays = 90 } }: Options) {
    const bucketName = globalNameFor(environment, purpose, { maxLength: BUCKET_NAME_LENGTH.max });
    const delivery = {
      Effect: 'Allow',
      Principal: { Service: 'delivery.logs.amazonaws.com' },
    } as const;
    const fromHere = {
      StringEquals: { 'aws:SourceAccount': environment.accountId },
      ArnLike: { 'aws:SourceArn': arnOf(environment, 'logs', '*') },
    };
    const key = new CustomerKey(this, 'key', {
      environment,
      purpose,
      statements: [
        {
          ...delivery,
          Sid: 'LogDelivery',
          Action: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
          Resource: '*',
          Condition: fromHere,
        },
      ],
    });
    const bucket = new PrivateBucket(this, 'archive', {
      environment,
      bucketName,
      kmsKeyArn: key.arn,
      expireAfterDays: retentionDays,
      noncurrentVersionDays: 1,
      statements: [
        {
          ...delivery,
          Sid: 'LogDeliveryWrite',
          Action: 's3:PutObject',
          Resource: [environment.accountId, `aws-account-id=${environment.accountId}`].map((account) =>
            s3ArnOf(environment, `${bucketName}/AWSLogs/${account}/*`),
          ),
          Condition: {
            ...fromHere,
            StringEquals: { ...fromHere.StringEquals, 's3:x-amz-acl': 'bucket-owner-full-control' },
          },
        },
        {
          ...delivery,
          Sid: 'LogDeliveryCheck',
          Action: ['s3:GetBucketAcl', 's3:ListBucket'],
          Resource: s3ArnOf(environment, bucketName),
          Condition: fromHere,
        },
      ],
    });
    return {
      logDestinationType: 's3',
      logDestination: bucket.arn,
      destinationOptions: { fileFormat: 'parquet', hiveCompatiblePartitions: true, perHourPartition: true },
      dependsOn: [bucket.policy],
    };
  }
}
