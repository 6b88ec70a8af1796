import { defaultPolicies, EnvironmentStack, synthesizeApp } from '@etops/foundation';
import type { Policy } from '@etops/foundation';
import type { EnvironmentRef } from '@etops/contracts';

const environment: EnvironmentRef = {
  application: 'airline',
  name: 'staging',
  role: 'development',
  region: 'eu-central-1',
  accountId: '123456789012',
};

// #region policy
const code = 'POLICY_LOGS_EXPIRE';
const logsExpire: Policy = {
  code,
  description: 'log groups set a retention',
  check: (subject) =>
    subject
      .resources('aws_cloudwatch_log_group')
      .filter(({ attributes }) => attributes.retention_in_days === undefined)
      .map(({ path }) => ({
        code,
        path,
        message: 'retention_in_days must be set, got none; use days, for example 90',
      })),
};
// #endregion

synthesizeApp([
  (app) => {
    // #region use
    const stack = new EnvironmentStack(app, 'staging', { environment, policies: [...defaultPolicies, logsExpire] });
    // #endregion
    return stack;
  },
]);
