import type { EnvironmentRef, NetworkRef } from '@etops/contracts';
import { EnvironmentStack } from '@etops/foundation';
import { VpnConnection } from '@etops/network';
import { App } from 'cdktf';

const environment: EnvironmentRef = {
  application: 'airline',
  name: 'primary',
  role: 'production',
  region: 'eu-central-1',
  accountId: '123456789012',
};

/** A VPC that another team made: every package takes it like one made here. */
const network: NetworkRef = {
  vpcId: 'vpc-0a1b2c3d4e5f60718',
  cidrBlock: '10.20.0.0/16',
  publicSubnets: [],
  applicationSubnets: [
    { id: 'subnet-0a1b2c3d4e5f60718', availabilityZone: 'eu-central-1a' },
    { id: 'subnet-1a2b3c4d5e6f70819', availabilityZone: 'eu-central-1b' },
  ],
  dataSubnets: [],
};

const app = new App();
const stack = new EnvironmentStack(app, 'primary', { environment });
new VpnConnection(stack, 'vpn', {
  environment,
  network,
  routeTables: [{ name: 'private', id: 'rtb-0a1b2c3d4e5f60718' }],
  site: { name: 'on-premises', publicIpAddress: '203.0.113.10', cidrBlocks: ['192.168.0.0/16'] },
  gateway: { kind: 'transit-gateway', subnets: network.applicationSubnets },
});
app.synth();
