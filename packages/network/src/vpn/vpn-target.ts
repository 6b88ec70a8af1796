import { Ec2TransitGateway } from '@cdktf/provider-aws/lib/ec2-transit-gateway';
import { Ec2TransitGatewayRoute } from '@cdktf/provider-aws/lib/ec2-transit-gateway-route';
import { Ec2TransitGatewayVpcAttachment } from '@cdktf/provider-aws/lib/ec2-transit-gateway-vpc-attachment';
import { Route } from '@cdktf/provider-aws/lib/route';
import type { VpnConnection } from '@cdktf/provider-aws/lib/vpn-connection';
import { VpnConnectionRoute } from '@cdktf/provider-aws/lib/vpn-connection-route';
import { VpnGateway } from '@cdktf/provider-aws/lib/vpn-gateway';
import { VpnGatewayRoutePropagation } from '@cdktf/provider-aws/lib/vpn-gateway-route-propagation';
import type { Checked } from '@etops/foundation';
import { isProtected, nameFor, numberAsText, TAG_VALUE_LENGTH } from '@etops/foundation';
import type { ITerraformDependable } from 'cdktf';
import type { Construct } from 'constructs';
import { defaultAmazonSideAsn } from './autonomous-systems';
import type { VpnConnectionProps } from './vpn-props';

/** The target gateway, and the routes that its kind adds after the connection is created. */
export interface RenderedTarget {
  readonly ids: { readonly vpnGatewayId: string } | { readonly transitGatewayId: string };
  /** Adds the routes to the site. */
  readonly route: (connection: VpnConnection) => void;
}

/** Renders the target gateway, or uses an existing one. */
export function renderTarget(scope: Construct, props: Checked<VpnConnectionProps>): RenderedTarget {
  const { target = { kind: 'virtual-private-gateway' } } = props;
  switch (target.kind) {
    case 'virtual-private-gateway':
      return renderVirtualPrivateGateway(scope, props, target.amazonSideAsn);
    case 'existing-virtual-private-gateway':
      return {
        ids: { vpnGatewayId: target.vpnGatewayId },
        route: (connection) => {
          addConnectionRoutes(scope, props, connection);
        },
      };
    case 'transit-gateway':
      return renderTransitGateway(
        scope,
        props,
        target.subnets.map(({ id }) => id),
        target.amazonSideAsn,
      );
    case 'existing-transit-gateway':
      return transitGateway(scope, props, target.transitGatewayId, target.routeTableId);
  }
}

function renderVirtualPrivateGateway(
  scope: Construct,
  props: Checked<VpnConnectionProps>,
  amazonSideAsn = defaultAmazonSideAsn(props.environment.region),
): RenderedTarget {
  const { network, routeTables, environment } = props;
  const gateway = new VpnGateway(scope, 'gateway', {
    vpcId: network.vpcId,
    amazonSideAsn: numberAsText(amazonSideAsn),
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

/** Adds static routes to the connection; the gateway propagates them like those of BGP. */
function addConnectionRoutes(
  scope: Construct,
  { routing, customerGateway }: Checked<VpnConnectionProps>,
  connection: VpnConnection,
): void {
  if (routing === 'static') {
    for (const block of customerGateway.cidrBlocks) {
      new VpnConnectionRoute(scope, `site-route-${idOf(block)}`, {
        vpnConnectionId: connection.id,
        destinationCidrBlock: block,
      });
    }
  }
}

function renderTransitGateway(
  scope: Construct,
  props: Checked<VpnConnectionProps>,
  subnetIds: string[],
  amazonSideAsn = defaultAmazonSideAsn(props.environment.region),
): RenderedTarget {
  const gateway = new Ec2TransitGateway(scope, 'transit-gateway', {
    description: `VPN to ${props.customerGateway.name}`,
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

/** Returns a transit gateway with routes in both directions: from the VPC to it, and from it to the connection. */
function transitGateway(
  scope: Construct,
  { customerGateway, routeTables, routing }: Checked<VpnConnectionProps>,
  transitGatewayId: string,
  transitGatewayRouteTableId?: string,
  dependsOn: ITerraformDependable[] = [],
): RenderedTarget {
  return {
    ids: { transitGatewayId },
    route: (connection) => {
      for (const block of customerGateway.cidrBlocks) {
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

function nameTag({ environment, customerGateway }: Checked<VpnConnectionProps>): Record<string, string> {
  return { Name: nameFor(environment, `vpn-${customerGateway.name}`, { maxLength: TAG_VALUE_LENGTH.max }) };
}

/** Returns a range as part of a construct id. */
function idOf(cidrBlock: string): string {
  return cidrBlock.replace(/[./]/g, '-');
}
