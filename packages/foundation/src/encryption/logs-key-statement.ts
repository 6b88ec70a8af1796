import type { EnvironmentRef } from '@etops/contracts';
import { arnOf } from '../environment';
import type { PolicyStatement } from '../iam';

/**
 * Returns the key policy statement that lets CloudWatch Logs use a key for log groups of the environment.
 *
 * @param logGroup name of a log group, or a pattern such as `/aws/rds/instance/database/*`
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html (checked 2026-11-27)
 */
export function logsKeyStatement(environment: EnvironmentRef, logGroup: string): PolicyStatement {
  return {
    Sid: 'CloudWatchLogs',
    Effect: 'Allow',
    Principal: { Service: `logs.${environment.region}.amazonaws.com` },
    Action: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
    Resource: '*',
    Condition: {
      ArnLike: { 'kms:EncryptionContext:aws:logs:arn': arnOf(environment, 'logs', `log-group:${logGroup}`) },
    },
  };
}
