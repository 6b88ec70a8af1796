import type { EgressOnlyInternetGateway } from '@cdktf/provider-aws/lib/egress-only-internet-gateway';
import type { InternetGateway } from '@cdktf/provider-aws/lib/internet-gateway';
import { Route } from '@cdktf/provider-aws/lib/route';
import { RouteTable } from '@cdktf/provider-aws/lib/route-table';
import { RouteTableAssociation } from '@cdktf/provider-aws/lib/route-table-association';
import { Subnet } from '@cdktf/provider-aws/lib/subnet';
import type { ITerraformDependable } from 'cdktf';
import { Fn } from 'cdktf';
import type { PlannedSubnet } from '../address-plan';
import type { NetworkContext } from './network-context';
import type { RouteTableRef } from './route-table-ref';

/** A subnet of the plan, and its resources. */
export interface RenderedSubnet {
  readonly plan: PlannedSubnet;
  readonly subnet: Subnet;
  readonly routeTable: RouteTableRef;
  /** Association with the route table, and the routes of a table that this subnet is the first to use, to depend on. */
  readonly routes: readonly ITerraformDependable[];
}

/** Gateways of the VPC. */
export interface Gateways {
  readonly internet: InternetGateway;
  readonly egressOnly: EgressOnlyInternetGateway | undefined;
}

/**
 * Renders subnets and their route tables.
 *
 * Private tiers have one table per zone, even if not every zone has a NAT gateway, so that a change of NAT gateways
 * changes routes only. Each other tier has one table.
 */
export function renderSubnets(
  context: NetworkContext,
  plan: readonly PlannedSubnet[],
  gateways: Gateways,
): readonly RenderedSubnet[] {
  const tables = new Map<string, RouteTableRef>();
  return plan.map((planned) => {
    const { tier, kind, availabilityZone } = planned;
    const name = kind === 'private' ? `${tier}-${availabilityZone}` : tier;
    const known = tables.get(name);
    const { routeTable, routes } =
      known === undefined ? renderRouteTable(context, name, planned, gateways) : { routeTable: known, routes: [] };
    tables.set(name, routeTable);
    const subnet = renderSubnet(context, planned, gateways);
    const association = new RouteTableAssociation(
      context.scope,
      `${tier}-${availabilityZone}-route-table-association`,
      {
        subnetId: subnet.id,
        routeTableId: routeTable.id,
      },
    );
    return { plan: planned, subnet, routeTable, routes: [association, ...routes] };
  });
}

function renderSubnet(
  { scope, vpc, ipv6, protect, tag }: NetworkContext,
  planned: PlannedSubnet,
  { internet }: Gateways,
): Subnet {
  const id = `${planned.tier}-${planned.availabilityZone}`;
  return new Subnet(scope, id, {
    vpcId: vpc.id,
    availabilityZone: planned.availabilityZone,
    cidrBlock: planned.cidrBlock,
    mapPublicIpOnLaunch: false,
    ...(ipv6
      ? {
          ipv6CidrBlock: Fn.cidrsubnet(vpc.ipv6CidrBlock, 8, planned.ipv6Index),
          assignIpv6AddressOnCreation: true,
        }
      : {}),
    tags: tag(id),
    lifecycle: { preventDestroy: protect },
    // A load balancer depends on its subnets only, and AWS rejects an internet-facing one before the gateway exists.
    ...(planned.kind === 'public' ? { dependsOn: [internet] } : {}),
  });
}

function renderRouteTable(
  { scope, vpc, ipv6, tag }: NetworkContext,
  name: string,
  { kind }: PlannedSubnet,
  { internet, egressOnly }: Gateways,
): { readonly routeTable: RouteTableRef; readonly routes: readonly ITerraformDependable[] } {
  const routes: ITerraformDependable[] = [];
  const table = new RouteTable(scope, `${name}-route-table`, { vpcId: vpc.id, tags: tag(name) });
  if (kind === 'public') {
    routes.push(
      new Route(scope, `${name}-internet-route`, {
        routeTableId: table.id,
        destinationCidrBlock: '0.0.0.0/0',
        gatewayId: internet.id,
      }),
    );
    if (ipv6) {
      routes.push(
        new Route(scope, `${name}-internet-route-ipv6`, {
          routeTableId: table.id,
          destinationIpv6CidrBlock: '::/0',
          gatewayId: internet.id,
        }),
      );
    }
  }
  if (kind === 'private' && egressOnly !== undefined) {
    routes.push(
      new Route(scope, `${name}-egress-route-ipv6`, {
        routeTableId: table.id,
        destinationIpv6CidrBlock: '::/0',
        egressOnlyGatewayId: egressOnly.id,
      }),
    );
  }
  return { routeTable: { name, id: table.id }, routes };
}
