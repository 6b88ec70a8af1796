import { EnvironmentStack } from '@etops/foundation';
import { WebTier } from '@etops/web-tier';
import { App, TerraformOutput } from 'cdktf';

const environment = {
  application: 'airline',
  name: 'primary',
  role: 'production',
  region: 'eu-central-1',
  accountId: '123456789012',
} as const;

const zones = ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'];
const subnets = (tier: string) =>
  zones.map((availabilityZone, i) => ({ id: `subnet-${tier}${String(i)}`, availabilityZone }));

const app = new App();
const stack = new EnvironmentStack(app, 'primary', { environment });

const web = new WebTier(stack, 'web', {
  environment,
  network: {
    vpcId: 'vpc-0a1b2c3d4e5f60718',
    publicSubnets: subnets('0a1b2c3d4e5f6010'),
    applicationSubnets: subnets('0a1b2c3d4e5f6020'),
  },
  domain: {
    hostedZoneId: 'Z0123456789ABCDEFGHIJ',
    zoneName: 'airline.example',
    originName: 'origin-primary.airline.example',
  },
  capacity: { minimum: 6, normal: 6, maximum: 18 },
  imageId: 'ami-0123456789abcdef0',
  instanceType: 'm7g.large',
  scaling: {
    schedule: [
      { name: 'sale-opens', recurrence: '30 6 * * MON', timeZone: 'Europe/Berlin', minimum: 12 },
      { name: 'sale-closes', recurrence: '0 12 * * MON', timeZone: 'Europe/Berlin', minimum: 6 },
    ],
    predictive: 'forecast',
  },
});

new TerraformOutput(stack, 'site', { value: `https://${web.endpoint.dnsName}` });
app.synth();
