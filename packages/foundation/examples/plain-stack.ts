import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import type { EnvironmentRef } from '@etops/contracts';
import { CustomerKey, enforcePolicies } from '@etops/foundation';
import { App, TerraformStack } from 'cdktf';

const environment: EnvironmentRef = {
  application: 'airline',
  name: 'primary',
  role: 'production',
  region: 'eu-central-1',
  accountId: '123456789012',
};
const app = new App();

// #region plain-stack
const stack = new TerraformStack(app, 'plain');
new AwsProvider(stack, 'aws', { region: environment.region, allowedAccountIds: [environment.accountId] });
new CustomerKey(stack, 'archive-key', { environment, purpose: 'archive' });
enforcePolicies(stack, environment.role);
// #endregion

app.synth();
