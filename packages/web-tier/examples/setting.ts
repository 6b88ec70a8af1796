import type { WebTierProps } from '@etops/web-tier';

/** Environment of the examples. */
export const environment = {
  application: 'airline',
  name: 'primary',
  role: 'production',
  region: 'eu-central-1',
  accountId: '123456789012',
} as const;

// #region network
const network = {
  vpcId: 'vpc-0a1b2c3d4e5f60718',
  publicSubnets: [
    { id: 'subnet-0a1b2c3d4e5f60100', availabilityZone: 'eu-central-1a' },
    { id: 'subnet-0a1b2c3d4e5f60101', availabilityZone: 'eu-central-1b' },
  ],
  applicationSubnets: [
    { id: 'subnet-0a1b2c3d4e5f60200', availabilityZone: 'eu-central-1a' },
    { id: 'subnet-0a1b2c3d4e5f60201', availabilityZone: 'eu-central-1b' },
  ],
};
// #endregion

// #region domain
const domain = {
  hostedZoneId: 'Z0123456789ABCDEFGHIJ',
  zoneName: 'airline.example',
  originName: 'origin-primary.airline.example',
  alternativeNames: ['www.airline.example'],
};
// #endregion

export { domain, network };

/** Required props of the examples. */
export const site: WebTierProps = {
  network,
  domain,
  capacity: { minSize: 6, desiredCapacity: 6, maxSize: 12 },
  imageId: 'ami-0123456789abcdef0',
  instanceType: 'm7g.large',
};
