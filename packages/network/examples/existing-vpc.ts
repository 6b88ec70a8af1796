import type { EnvironmentRef, NetworkRef } from '@etops/contracts';
import { EnvironmentStack } from '@etops/foundation';
import { VpnConnection } from '@etops/network';
import type { CustomerGatewayProps } from '@etops/network';
import { App } from 'cdktf';

const environment: EnvironmentRef = {
  application: 'airline',
  name: 'primary',
  role: 'production',
  region: 'eu-central-1',
  accountId: '123456789012',
};
const app = new App();
const stack = new EnvironmentStack(app, 'primary', { environment });
const customerGateway: CustomerGatewayProps = {
  name: 'on-premises',
  ipAddress: '203.0.113.10',
  cidrBlocks: ['192.168.0.0/16'],
};

// #region network-ref
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
// #endregion

// #region transit-gateway
new VpnConnection(stack, 'vpn', {
  network,
  routeTables: [{ name: 'private', id: 'rtb-0a1b2c3d4e5f60718' }],
  customerGateway,
  target: { kind: 'transit-gateway', subnets: network.applicationSubnets },
});
// #endregion

app.synth();
