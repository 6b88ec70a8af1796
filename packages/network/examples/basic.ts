import type { EnvironmentRef } from '@etops/contracts';
import { EnvironmentStack } from '@etops/foundation';
import { Network } from '@etops/network';
import { App, TerraformOutput } from 'cdktf';

const environment: EnvironmentRef = {
  application: 'airline',
  name: 'primary',
  role: 'production',
  region: 'eu-central-1',
  accountId: '123456789012',
};

const app = new App();
const stack = new EnvironmentStack(app, 'primary', { environment });
const network = new Network(stack, 'network', {
  environment,
  cidrBlock: '10.0.0.0/16',
  availabilityZones: ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'],
});
new TerraformOutput(stack, 'vpc-id', { value: network.ref.vpcId });
app.synth();
