import type { EnvironmentRef } from '@etops/contracts';
import type { PolicyStatement } from '@etops/foundation';
import { allow, EncryptedLogGroup } from '@etops/foundation';
import type { Construct } from 'constructs';
import { logGroupName } from './log-files';
import type { ServerLogs } from './logs-props';

/** Settings of the servers' log group. */
export interface ServerLogsConfig {
  readonly environment: EnvironmentRef;
  /** Id of the web tier, part of every name. */
  readonly purpose: string;
  readonly settings: Required<ServerLogs>;
}

/**
 * Renders the log group of the servers, one in each Region, and returns the permissions to publish to it. They refer to
 * the log group, so servers with these permissions start when it exists.
 */
export function renderServerLogs(
  scope: Construct,
  { environment, purpose, settings }: ServerLogsConfig,
): PolicyStatement {
  const { reportedArn } = new EncryptedLogGroup(scope, 'logs', {
    environment,
    purpose: `${purpose}-server-logs`,
    name: logGroupName(environment, purpose),
    retentionDays: settings.retentionDays,
  });
  return allow(
    'PublishLogs',
    ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
    [reportedArn, `${reportedArn}:*`],
  );
}
