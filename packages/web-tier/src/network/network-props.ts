import type { NetworkRef, SubnetRef } from '@etops/contracts';

/** Parts of a network that a web tier uses. */
export type WebTierNetwork = Pick<NetworkRef, 'vpcId' | 'publicSubnets' | 'applicationSubnets' | 'ready'>;

/** Scheme of a load balancer. */
export type Scheme = 'internet-facing' | 'internal';

/** Returns the subnets of a load balancer: an internal one is in the first application subnet of each zone. */
export function loadBalancerSubnets(network: WebTierNetwork, scheme: Scheme): readonly SubnetRef[] {
  if (scheme === 'internet-facing') {
    return network.publicSubnets;
  }
  const zones = network.applicationSubnets.map(({ availabilityZone }) => availabilityZone);
  return network.applicationSubnets.filter(({ availabilityZone }, index) => zones.indexOf(availabilityZone) === index);
}
