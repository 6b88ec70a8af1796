import type { EnvironmentRef } from '@etops/contracts';
import { EnvironmentStack } from '@etops/foundation';
import { Network } from '@etops/network';
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
const network = new Network(stack, 'network', {
  environment,
  cidrBlock: '10.0.0.0/16',
  availabilityZones: ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'],
  tiers: [
    { name: 'cache', kind: 'isolated', slot: 3 },
    { name: 'data', cidrBlocks: { 'eu-central-1a': '10.0.250.0/24' } },
  ],
  interfaceEndpoints: ['ssm', 'ssmmessages', 'ec2messages', 'logs', 'monitoring', 'secretsmanager', 'kms'],
  flowLogs: { destination: 's3', retentionDays: 365 },
  networkAcls: {
    data: {
      ingress: [{ ruleNumber: 100, action: 'allow', protocol: 'tcp', cidrBlock: '10.0.0.0/16', fromPort: 5432 }],
      egress: [
        {
          ruleNumber: 100,
          action: 'allow',
          protocol: 'tcp',
          cidrBlock: '10.0.0.0/16',
          fromPort: 1024,
          toPort: 65535,
        },
      ],
    },
  },
  ipv6: true,
});
network.subnets('cache');
app.synth();
