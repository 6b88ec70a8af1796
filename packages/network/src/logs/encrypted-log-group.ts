import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import type { EnvironmentRef } from '@etops/contracts';
import { arnOf, CustomerKey, isProtected, LOG_GROUP_NAME_LENGTH, nameFor } from '@etops/foundation';
import { Construct } from 'constructs';

export interface EncryptedLogGroupProps {
  readonly environment: EnvironmentRef;
  /** Last part of the group's name, and of its key's alias. */
  readonly purpose: string;
  readonly retentionDays: number;
}

/** Creates a log group with a customer managed key that only CloudWatch Logs may use, and only for this group. */
export class EncryptedLogGroup extends Construct {
  /** ARN, computed from the name. */
  readonly arn: string;
  /** The group's ARN as the provider reports it; refer to it to wait for the group. */
  readonly reportedArn: string;

  constructor(scope: Construct, id: string, { environment, purpose, retentionDays }: EncryptedLogGroupProps) {
    super(scope, id);
    const name = nameFor(environment, purpose, { maxLength: LOG_GROUP_NAME_LENGTH.max });
    this.arn = arnOf(environment, 'logs', `log-group:${name}`);
    const key = new CustomerKey(this, 'key', {
      environment,
      purpose,
      statements: [
        {
          Sid: 'CloudWatchLogs',
          Effect: 'Allow',
          Principal: { Service: `logs.${environment.region}.amazonaws.com` },
          Action: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
          Resource: '*',
          Condition: { ArnEquals: { 'kms:EncryptionContext:aws:logs:arn': this.arn } },
        },
      ],
    });
    const group = new CloudwatchLogGroup(this, 'log-group', {
      name,
      retentionInDays: retentionDays,
      kmsKeyId: key.arn,
      lifecycle: { preventDestroy: isProtected(environment) },
    });
    this.reportedArn = group.arn;
  }
}
