import type { NetworkRef } from '@etops/contracts';

// #region network
export const network: NetworkRef = {
  vpcId: 'vpc-0a1b2c3d4e5f60718',
  cidrBlock: '10.20.0.0/16',
  publicSubnets: [],
  applicationSubnets: [],
  dataSubnets: [
    { id: 'subnet-0a1b2c3d4e5f60718', availabilityZone: 'eu-central-1a' },
    { id: 'subnet-1a2b3c4d5e6f70819', availabilityZone: 'eu-central-1b' },
  ],
};
// #endregion
