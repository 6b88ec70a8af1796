import { Eip } from '@cdktf/provider-aws/lib/eip';
import type { InternetGateway } from '@cdktf/provider-aws/lib/internet-gateway';
import { NatGateway } from '@cdktf/provider-aws/lib/nat-gateway';
import { Route } from '@cdktf/provider-aws/lib/route';
import type { NetworkContext } from './network-context';
import type { NatGateways } from './network-props';
import type { RenderedSubnet } from './subnets';

/** Number of public subnets with a NAT gateway, from the first zone on. */
const COUNT: Readonly<Record<NatGateways, number>> = { none: 0, single: 1, 'per-availability-zone': Infinity };

/**
 * Renders NAT gateways in the public tier, and a default route to them in each private route table.
 *
 * @returns the public addresses by zone
 */
export function renderNatGateways(
  { scope, tag }: NetworkContext,
  mode: NatGateways,
  subnets: readonly RenderedSubnet[],
  internet: InternetGateway,
): Readonly<Record<string, string>> {
  const hosts = subnets.filter(({ plan }) => plan.tier === 'public').slice(0, COUNT[mode]);
  const gateways = hosts.map(({ plan: { availabilityZone }, subnet }) => {
    const id = `nat-${availabilityZone}`;
    const address = new Eip(scope, `${id}-address`, { domain: 'vpc', tags: tag(id), dependsOn: [internet] });
    const gateway = new NatGateway(scope, id, {
      allocationId: address.allocationId,
      subnetId: subnet.id,
      tags: tag(id),
      dependsOn: [internet],
    });
    return { availabilityZone, gateway, address: address.publicIp };
  });
  for (const { plan, routeTable } of subnets.filter(({ plan: { kind } }) => kind === 'private')) {
    const nearest = gateways.find(({ availabilityZone }) => availabilityZone === plan.availabilityZone) ?? gateways[0];
    if (nearest !== undefined) {
      new Route(scope, `${routeTable.name}-nat-route`, {
        routeTableId: routeTable.id,
        destinationCidrBlock: '0.0.0.0/0',
        natGatewayId: nearest.gateway.id,
      });
    }
  }
  return Object.fromEntries(gateways.map(({ availabilityZone, address }) => [availabilityZone, address]));
}
