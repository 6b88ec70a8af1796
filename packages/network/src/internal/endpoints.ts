import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { VpcEndpoint } from '@cdktf/provider-aws/lib/vpc-endpoint';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import { nameFor } from '@etops/foundation';
import type { GatewayEndpointService } from '../network-props';
import type { NetworkFrame } from './network-frame';
import type { RenderedSubnet } from './subnets';

/** Gateway endpoints, on every route table of the network. */
export function renderGatewayEndpoints(
  { scope, environment, vpc, tag }: NetworkFrame,
  services: readonly GatewayEndpointService[],
  subnets: readonly RenderedSubnet[],
): void {
  const routeTableIds = [...new Set(subnets.map(({ routeTable }) => routeTable.id))];
  for (const service of services) {
    new VpcEndpoint(scope, `endpoint-${service}`, {
      vpcId: vpc.id,
      serviceName: `com.amazonaws.${environment.region}.${service}`,
      vpcEndpointType: 'Gateway',
      routeTableIds,
      tags: tag(service),
    });
  }
}

/**
 * Interface endpoints in the application tier, under the services' public names, behind one security group that takes
 * HTTPS from inside the VPC.
 *
 * @returns the security group's id, where there are endpoints
 */
export function renderInterfaceEndpoints(
  frame: NetworkFrame,
  services: readonly string[],
  subnets: readonly RenderedSubnet[],
): string | undefined {
  if (services.length === 0) {
    return undefined;
  }
  const group = renderSecurityGroup(frame);
  for (const service of services) {
    new VpcEndpoint(frame.scope, `endpoint-${service}`, {
      vpcId: frame.vpc.id,
      serviceName: `com.amazonaws.${frame.environment.region}.${service}`,
      vpcEndpointType: 'Interface',
      privateDnsEnabled: true,
      subnetIds: subnets.filter(({ plan }) => plan.tier === 'application').map(({ subnet }) => subnet.id),
      securityGroupIds: [group.id],
      tags: frame.tag(service),
    });
  }
  return group.id;
}

function renderSecurityGroup({ scope, environment, name, vpc, cidrBlock, tag }: NetworkFrame): SecurityGroup {
  const group = new SecurityGroup(scope, 'endpoints-security-group', {
    name: nameFor(environment, `${name}-endpoints`, { maxLength: 255 }),
    description: 'Interface endpoints: HTTPS from inside the VPC',
    vpcId: vpc.id,
    tags: tag('endpoints'),
  });
  new VpcSecurityGroupIngressRule(scope, 'endpoints-ingress', {
    securityGroupId: group.id,
    ipProtocol: 'tcp',
    fromPort: 443,
    toPort: 443,
    cidrIpv4: cidrBlock,
    description: 'HTTPS from the VPC',
  });
  return group;
}
