import { Ec2TransitGateway } from '@cdktf/provider-aws/lib/ec2-transit-gateway';
import { Ec2TransitGatewayRoute } from '@cdktf/provider-aws/lib/ec2-transit-gateway-route';
import { Ec2TransitGatewayVpcAttachment } from '@cdktf/provider-aws/lib/ec2-transit-gateway-vpc-attachment';
import { Route } from '@cdktf/provider-aws/lib/route';
import type { VpnConnection } from '@cdktf/provider-aws/lib/vpn-connection';
import { VpnConnectionRoute } from '@cdktf/provider-aws/lib/vpn-connection-route';
import { VpnGateway } from '@cdktf/provider-aws/lib/vpn-gateway';
import { VpnGatewayRoutePropagation } from '@cdktf/provider-aws/lib/vpn-gateway-route-propagation';
import { isProtected, nameFor } from '@etops/foundation';
import type { ITerraformDependable } from 'cdktf';
import type { Construct } from 'constructs';
import { DEFAULT_AMAZON_SIDE_ASN } from '../plan/check-vpn';
import type { VpnConnectionProps } from '../vpn-props';

/** Amazon's end, and what its kind adds once the connection is there. */
export interface RenderedGateway {
  readonly ids: { readonly vpnGatewayId: string } | { readonly transitGatewayId: string };
  /** Adds the routes to the site. */
  readonly route: (connection: VpnConnection) => void;
}

/** Renders Amazon's end, or takes the one that exists. */
export function renderGateway(scope: Construct, props: VpnConnectionProps): RenderedGateway {
  const { gateway = { kind: 'virtual-private-gateway' } } = props;
  switch (gateway.kind) {
    case 'virtual-private-gateway':
      return renderVirtualPrivateGateway(scope, props, gateway.amazonSideAsn);
    case 'existing-virtual-private-gateway':
      return {
        ids: { vpnGatewayId: gateway.vpnGatewayId },
        route: (connection) => {
          addConnectionRoutes(scope, props, connection);
        },
      };
    case 'transit-gateway':
      return renderTransitGateway(
        scope,
        props,
        gateway.subnets.map(({ id }) => id),
        gateway.amazonSideAsn,
      );
    case 'existing-transit-gateway':
      return transitGateway(scope, props, gateway.transitGatewayId, gateway.routeTableId);
  }
}

function renderVirtualPrivateGateway(
  scope: Construct,
  props: VpnConnectionProps,
  amazonSideAsn = DEFAULT_AMAZON_SIDE_ASN,
): RenderedGateway {
  const { network, routeTables, environment } = props;
  const gateway = new VpnGateway(scope, 'gateway', {
    vpcId: network.vpcId,
    amazonSideAsn: String(amazonSideAsn),
    tags: nameTag(props),
    lifecycle: { preventDestroy: isProtected(environment) },
  });
  for (const { name, id } of routeTables) {
    new VpnGatewayRoutePropagation(scope, `${name}-propagation`, { routeTableId: id, vpnGatewayId: gateway.id });
  }
  return {
    ids: { vpnGatewayId: gateway.id },
    route: (connection) => {
      addConnectionRoutes(scope, props, connection);
    },
  };
}

/** Static routes live on the connection; the gateway propagates them as it does those of BGP. */
function addConnectionRoutes(scope: Construct, { routing, site }: VpnConnectionProps, connection: VpnConnection): void {
  if (routing === 'static') {
    for (const block of site.cidrBlocks) {
      new VpnConnectionRoute(scope, `site-route-${idOf(block)}`, {
        vpnConnectionId: connection.id,
        destinationCidrBlock: block,
      });
    }
  }
}

function renderTransitGateway(
  scope: Construct,
  props: VpnConnectionProps,
  subnetIds: string[],
  amazonSideAsn = DEFAULT_AMAZON_SIDE_ASN,
): RenderedGateway {
  const gateway = new Ec2TransitGateway(scope, 'transit-gateway', {
    description: `VPN to ${props.site.name}`,
    amazonSideAsn,
    tags: nameTag(props),
    lifecycle: { preventDestroy: isProtected(props.environment) },
  });
  const attachment = new Ec2TransitGatewayVpcAttachment(scope, 'transit-gateway-attachment', {
    transitGatewayId: gateway.id,
    vpcId: props.network.vpcId,
    subnetIds,
    tags: nameTag(props),
  });
  return transitGateway(scope, props, gateway.id, gateway.associationDefaultRouteTableId, [attachment]);
}

/** Routes both ways around a transit gateway: the VPC's tables to it, its own table to the connection. */
function transitGateway(
  scope: Construct,
  { site, routeTables, routing }: VpnConnectionProps,
  transitGatewayId: string,
  transitGatewayRouteTableId?: string,
  dependsOn: ITerraformDependable[] = [],
): RenderedGateway {
  return {
    ids: { transitGatewayId },
    route: (connection) => {
      for (const block of site.cidrBlocks) {
        for (const { name, id } of routeTables) {
          new Route(scope, `${name}-site-route-${idOf(block)}`, {
            routeTableId: id,
            destinationCidrBlock: block,
            transitGatewayId,
            dependsOn,
          });
        }
        if (routing === 'static' && transitGatewayRouteTableId !== undefined) {
          new Ec2TransitGatewayRoute(scope, `site-route-${idOf(block)}`, {
            destinationCidrBlock: block,
            transitGatewayAttachmentId: connection.transitGatewayAttachmentId,
            transitGatewayRouteTableId,
          });
        }
      }
    },
  };
}

function nameTag({ environment, site }: VpnConnectionProps): Record<string, string> {
  return { Name: nameFor(environment, `vpn-${site.name}`, { maxLength: 255 }) };
}

/** A range as part of a construct id. */
function idOf(cidrBlock: string): string {
  return cidrBlock.replace(/[./]/g, '-');
}
