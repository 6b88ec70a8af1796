import { Eip } from '@cdktf/provider-aws/lib/eip';
import type { InternetGateway } from '@cdktf/provider-aws/lib/internet-gateway';
import { NatGateway } from '@cdktf/provider-aws/lib/nat-gateway';
import { Route } from '@cdktf/provider-aws/lib/route';
import type { ITerraformDependable } from 'cdktf';
import type { NetworkContext } from './network-context';
import type { NatGateways } from './network-props';
import type { RenderedSubnet } from './subnets';

/** Number of public subnets with a NAT gateway, from the first zone on. */
const COUNT: Readonly<Record<NatGateways, number>> = { none: 0, single: 1, 'per-availability-zone': Infinity };

/** NAT gateways of a network. */
export interface RenderedNatGateways {
  /** Public addresses by zone. */
  readonly addresses: Readonly<Record<string, string>>;
  /** Default routes to the gateways, to depend on. */
  readonly routes: readonly ITerraformDependable[];
}

/** Renders NAT gateways in the public tier, and a default route to them in each private route table. */
export function renderNatGateways(
  { scope, tag }: NetworkContext,
  mode: NatGateways,
  subnets: readonly RenderedSubnet[],
  internet: InternetGateway,
): RenderedNatGateways {
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
  const routes = subnets
    .filter(({ plan: { kind } }) => kind === 'private')
    .flatMap(({ plan, routeTable }) => {
      const nearest =
        gateways.find(({ availabilityZone }) => availabilityZone === plan.availabilityZone) ?? gateways[0];
      return nearest === undefined
        ? []
        : [
            new Route(scope, `${routeTable.name}-nat-route`, {
              routeTableId: routeTable.id,
              destinationCidrBlock: '0.0.0.0/0',
              natGatewayId: nearest.gateway.id,
            }),
          ];
    });
  const addresses = gateways.map(({ availabilityZone, address }) => [availabilityZone, address] as const);
  return { addresses: Object.fromEntries(addresses), routes };
}
