import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { VpcEndpoint } from '@cdktf/provider-aws/lib/vpc-endpoint';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import type { EnvironmentRef } from '@etops/contracts';
import { nameFor, SECURITY_GROUP_NAME_LENGTH } from '@etops/foundation';
import type { Construct } from 'constructs';
import type { GatewayEndpointService } from './endpoints-props';

export interface EndpointContext {
  readonly scope: Construct;
  readonly environment: EnvironmentRef;
  /** Name of the network. */
  readonly name: string;
  readonly vpc: { readonly id: string };
  /** CIDR block of the VPC. */
  readonly cidrBlock: string;
  /** Returns the `Name` tag of a part. */
  readonly tag: (part: string) => Record<string, string>;
}

/** Renders gateway endpoints, with routes in all route tables of the network. */
export function renderGatewayEndpoints(
  { scope, environment, vpc, tag }: EndpointContext,
  services: readonly GatewayEndpointService[],
  routeTableIds: string[],
): void {
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
 * Renders interface endpoints under the services' public names, with one security group that admits HTTPS from the VPC.
 *
 * @returns id of the security group; `undefined` without endpoints
 */
export function renderInterfaceEndpoints(
  context: EndpointContext,
  services: readonly string[],
  subnetIds: string[],
): string | undefined {
  if (services.length === 0) {
    return undefined;
  }
  const group = renderSecurityGroup(context);
  for (const service of services) {
    new VpcEndpoint(context.scope, `endpoint-${service}`, {
      vpcId: context.vpc.id,
      serviceName: `com.amazonaws.${context.environment.region}.${service}`,
      vpcEndpointType: 'Interface',
      privateDnsEnabled: true,
      subnetIds,
      securityGroupIds: [group.id],
      tags: context.tag(service),
    });
  }
  return group.id;
}

function renderSecurityGroup({ scope, environment, name, vpc, cidrBlock, tag }: EndpointContext): SecurityGroup {
  const group = new SecurityGroup(scope, 'endpoints-security-group', {
    name: nameFor(environment, `${name}-endpoints`, { maxLength: SECURITY_GROUP_NAME_LENGTH.max }),
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
