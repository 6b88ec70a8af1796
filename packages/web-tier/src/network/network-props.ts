import type { NetworkRef } from '@etops/contracts';

/** Parts of a network that a web tier uses. */
export type WebTierNetwork = Pick<NetworkRef, 'vpcId' | 'publicSubnets' | 'applicationSubnets'>;
