import type { NetworkAclRules, TierProps } from '@etops/network';
// #region set-up
import type { EnvironmentRef } from '@etops/contracts';
import { EnvironmentStack } from '@etops/foundation';
import { Network, VpnConnection } from '@etops/network';
import { App } from 'cdktf';

const account = { application: 'airline', accountId: '123456789012' };
const environment: EnvironmentRef = { ...account, name: 'primary', role: 'production', region: 'eu-central-1' };
const app = new App();
const stack = new EnvironmentStack(app, 'primary', { environment });
// #endregion

// #region network
const network = new Network(stack, 'network', {
  cidrBlock: '10.0.0.0/16',
  availabilityZones: ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'],
});
// #endregion

// #region vpn
const vpn = new VpnConnection(stack, 'vpn', {
  network: network.ref,
  routeTables: network.routeTables('application'),
  customerGateway: {
    name: 'on-premises',
    ipAddress: '203.0.113.10',
    bgpAsn: 65010,
    cidrBlocks: ['192.168.0.0/16'],
  },
});
// #endregion

const staging = { ...environment, name: 'staging', role: 'development' } as const;
const stagingStack = new EnvironmentStack(app, 'staging', { environment: staging });
const plan = { cidrBlock: '10.2.0.0/16', availabilityZones: ['eu-central-1a', 'eu-central-1b'] };

// #region tiers
const tiers: TierProps[] = [
  { name: 'cache', kind: 'isolated', slot: 3 },
  { name: 'data', cidrBlocks: { 'eu-central-1a': '10.2.250.0/24' } },
];
// #endregion

// #region network-acls
const data: NetworkAclRules = {
  ingress: [{ ruleNumber: 100, action: 'allow', protocol: 'tcp', cidrBlock: '10.2.0.0/16', fromPort: 5432 }],
  egress: [
    { ruleNumber: 100, action: 'allow', protocol: 'tcp', cidrBlock: '10.2.0.0/16', fromPort: 1024, toPort: 65535 },
  ],
};
// #endregion

// #region options
const stagingNetwork = new Network(stagingStack, 'network', {
  ...plan,
  tiers,
  natGateways: 'single',
  interfaceEndpoints: ['ssm', 'ssmmessages', 'ec2messages'],
  flowLogs: { destination: 's3', retentionDays: 365 },
  networkAcls: { data },
  ipv6: true,
});
// #endregion

export const cacheSubnets = stagingNetwork.subnets('cache');
export const keys = vpn.preSharedKeySecretArn;
app.synth();
