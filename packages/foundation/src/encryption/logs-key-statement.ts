import type { EnvironmentRef } from '@etops/contracts';
import { arnOf } from '../environment';
import type { PolicyStatement } from '../iam';

/**
 * Returns the key policy statement that allows CloudWatch Logs to use a key for log groups of the environment.
 *
 * @param logGroups names of log groups, or patterns such as `/aws/rds/instance/database/*`
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
 */
export function logsKeyStatement(environment: EnvironmentRef, logGroups: string | readonly string[]): PolicyStatement {
  const arn = (name: string) => arnOf(environment, 'logs', `log-group:${name}`);
  return {
    Sid: 'CloudWatchLogs',
    Effect: 'Allow',
    Principal: { Service: `logs.${environment.region}.amazonaws.com` },
    Action: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
    Resource: '*',
    Condition: {
      ArnLike: {
        'kms:EncryptionContext:aws:logs:arn': typeof logGroups === 'string' ? arn(logGroups) : logGroups.map(arn),
      },
    },
  };
}
