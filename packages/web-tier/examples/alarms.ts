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
  capacity: { minimum: 6, normal: 6, maximum: 12 },
  imageId: 'ami-0123456789abcdef0',
  instanceType: 'm7g.large',
  healthCheckGracePeriodSeconds: 240,
  // An m7g.large sends some 900 Mbit/s for as long as it likes.
  alarms: { errorPercent: 0.5, latencySeconds: 0.8, networkMbps: 700 },
});

const minutes = web.recovery.reduce((sum, step) => sum + step.minutes, 0);
new TerraformOutput(stack, 'pages', { value: web.alarms.filter(({ severity }) => severity === 'page') });
new TerraformOutput(stack, 'minutes-to-full-load', { value: minutes });
app.synth();
