import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { VpcEndpoint } from '@cdktf/provider-aws/lib/vpc-endpoint';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import type { EnvironmentRef } from '@etops/contracts';
import { keptDescription, nameFor, SECURITY_GROUP_NAME_LENGTH } from '@etops/foundation';
import type { ITerraformDependable } from 'cdktf';
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

/** Renders gateway endpoints, with routes in all route tables of the network, and returns them to depend on. */
export function renderGatewayEndpoints(
  { scope, environment, vpc, tag }: EndpointContext,
  services: readonly GatewayEndpointService[],
  routeTableIds: string[],
): readonly ITerraformDependable[] {
  return services.map(
    (service) =>
      new VpcEndpoint(scope, `endpoint-${service}`, {
        vpcId: vpc.id,
        serviceName: `com.amazonaws.${environment.region}.${service}`,
        vpcEndpointType: 'Gateway',
        routeTableIds,
        tags: tag(service),
      }),
  );
}

/** Interface endpoints of a network. */
export interface RenderedInterfaceEndpoints {
  /** Id of their security group; `undefined` without endpoints. */
  readonly securityGroupId: string | undefined;
  /** Endpoints, and the rule that admits connections, to depend on. */
  readonly resources: readonly ITerraformDependable[];
}

/**
 * Renders interface endpoints under the services' public names, with one security group that admits HTTPS from the VPC.
 */
export function renderInterfaceEndpoints(
  context: EndpointContext,
  services: readonly string[],
  subnetIds: string[],
): RenderedInterfaceEndpoints {
  if (services.length === 0) {
    return { securityGroupId: undefined, resources: [] };
  }
  const group = renderSecurityGroup(context);
  const endpoints = services.map(
    (service) =>
      new VpcEndpoint(context.scope, `endpoint-${service}`, {
        vpcId: context.vpc.id,
        serviceName: `com.amazonaws.${context.environment.region}.${service}`,
        vpcEndpointType: 'Interface',
        privateDnsEnabled: true,
        subnetIds,
        securityGroupIds: [group.id],
        tags: context.tag(service),
      }),
  );
  return { securityGroupId: group.id, resources: [renderEndpointIngress(context, group), ...endpoints] };
}

function renderSecurityGroup({ scope, environment, name, vpc, tag }: EndpointContext): SecurityGroup {
  return new SecurityGroup(scope, 'endpoints-security-group', {
    name: nameFor(environment, `${name}-endpoints`, { maxLength: SECURITY_GROUP_NAME_LENGTH.max }),
    description: 'Interface endpoints: HTTPS from inside the VPC',
    vpcId: vpc.id,
    tags: tag('endpoints'),
    lifecycle: keptDescription,
  });
}

function renderEndpointIngress({ scope, cidrBlock }: EndpointContext, group: SecurityGroup): ITerraformDependable {
  return new VpcSecurityGroupIngressRule(scope, 'endpoints-ingress', {
    securityGroupId: group.id,
    ipProtocol: 'tcp',
    fromPort: 443,
    toPort: 443,
    cidrIpv4: cidrBlock,
    description: 'HTTPS from the VPC',
  });
}
