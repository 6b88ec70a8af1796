import type { EnvironmentRef } from '@etops/contracts';
import { CustomerKey, EnvironmentStack, globalNameFor, PrivateBucket, synthesizeApp } from '@etops/foundation';

// #region environment
const environment: EnvironmentRef = {
  application: 'airline',
  name: 'primary',
  role: 'production',
  region: 'eu-central-1',
  accountId: '123456789012',
};
// #endregion

// #region stack
synthesizeApp([(app) => new EnvironmentStack(app, 'primary', { environment, tags: { CostCenter: '4711' } })]);
// #endregion

synthesizeApp([
  (app) => {
    const stack = new EnvironmentStack(app, 'primary', { environment });
    // #region bucket
    const key = new CustomerKey(stack, 'archive-key', { purpose: 'archive' });
    new PrivateBucket(stack, 'archive', {
      bucketName: globalNameFor(environment, 'archive', { maxLength: 63 }),
      kmsKeyArn: key.arn,
      expireAfterDays: 365,
    });
    // #endregion
    return stack;
  },
]);
