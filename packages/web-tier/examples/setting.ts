import type { WebTierProps } from '@etops/web-tier';

/** Environment of the examples. */
export const environment = {
  application: 'airline',
  name: 'primary',
  role: 'production',
  region: 'eu-central-1',
  accountId: '123456789012',
} as const;

const zones = ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'];
const subnets = (tier: string) =>
  zones.map((availabilityZone, i) => ({ id: `subnet-${tier}${String(i)}`, availabilityZone }));

/** Network of the examples. */
export const network = {
  vpcId: 'vpc-0a1b2c3d4e5f60718',
  publicSubnets: subnets('0a1b2c3d4e5f6010'),
  applicationSubnets: subnets('0a1b2c3d4e5f6020'),
};

// #region domain
const domain = {
  hostedZoneId: 'Z0123456789ABCDEFGHIJ',
  zoneName: 'airline.example',
  originName: 'origin-primary.airline.example',
  alternativeNames: ['www.airline.example'],
};
// #endregion

export { domain };

/** Required props of the examples. */
export const site: WebTierProps = {
  environment,
  network,
  domain,
  capacity: { minSize: 6, desiredCapacity: 6, maxSize: 12 },
  imageId: 'ami-0123456789abcdef0',
  instanceType: 'm7g.large',
};
