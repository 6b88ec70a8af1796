import { defaultPolicies, EnvironmentStack, synthesizeApp } from '@etops/foundation';
import type { Policy } from '@etops/foundation';

/** Every log group is deleted some day. */
const logsExpire: Policy = {
  code: 'POLICY_LOGS_EXPIRE',
  description: 'log groups set a retention',
  check: (subject) =>
    subject
      .resources('aws_cloudwatch_log_group')
      .filter(({ attributes }) => attributes.retention_in_days === undefined)
      .map(({ path }) => ({
        code: 'POLICY_LOGS_EXPIRE',
        path,
        message: 'retention_in_days must be set, got forever; write a number of days',
      })),
};

synthesizeApp([
  (app) =>
    new EnvironmentStack(app, 'staging', {
      environment: {
        application: 'airline',
        name: 'staging',
        role: 'development',
        region: 'eu-central-1',
        accountId: '123456789012',
      },
      policies: [...defaultPolicies, logsExpire],
    }),
]);
