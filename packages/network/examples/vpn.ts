import type { EnvironmentRef } from '@etops/contracts';
import { EnvironmentStack } from '@etops/foundation';
import { Network, VpnConnection } from '@etops/network';
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
  availabilityZones: ['eu-central-1a', 'eu-central-1b'],
});
const vpn = new VpnConnection(stack, 'vpn', {
  environment,
  network: network.ref,
  routeTables: network.routeTables('application'),
  site: {
    name: 'on-premises',
    publicIpAddress: '203.0.113.10',
    bgpAsn: 65010,
    cidrBlocks: ['192.168.0.0/16'],
  },
});
new TerraformOutput(stack, 'vpn-keys', { value: vpn.preSharedKeySecretArn });
app.synth();
