import { DbParameterGroup } from '@cdktf/provider-aws/lib/db-parameter-group';
import { DbSubnetGroup } from '@cdktf/provider-aws/lib/db-subnet-group';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import { CustomerKey, keptDescription, numberAsText } from '@etops/foundation';
import type { Construct } from 'constructs';
import type { EnginePlan } from '../engine';
import { logParameters } from '../monitoring';
import type { ResolvedDbInstance } from './resolve-db-instance';

/** Resources that every instance has in its Region. */
export interface SupportingResources {
  readonly key: CustomerKey;
  readonly subnetGroup: DbSubnetGroup;
  readonly parameterGroup: DbParameterGroup;
  readonly securityGroup: SecurityGroup;
}

/** Creates key, subnet group, parameter group and security group as children of the instance's construct. */
export function createSupportingResources(
  scope: Construct,
  instance: ResolvedDbInstance,
  { port, family, tlsParameter }: EnginePlan,
): SupportingResources {
  const { environment, network, identifier, purpose, maximumConnections, monitoring } = instance;
  return {
    key: new CustomerKey(scope, 'key', { environment, purpose }),
    subnetGroup: new DbSubnetGroup(scope, 'subnet-group', {
      name: identifier,
      description: `Subnets of ${identifier}`,
      subnetIds: network.dataSubnets.map(({ id }) => id),
    }),
    parameterGroup: new DbParameterGroup(scope, 'parameter-group', {
      // The family is part of the name: the group of a new major version is created before the old one is destroyed.
      name: `${identifier}-${family.replaceAll('.', '-')}`,
      description: 'Parameters of the database',
      family,
      // From PostgreSQL 15 on the value is RDS's default: the API then ignores `immediate`, and every plan would show a
      // difference (https://github.com/hashicorp/terraform-provider-aws/issues/39252). A new instance starts with its group.
      parameter: [
        { ...tlsParameter, applyMethod: 'pending-reboot' },
        ...(maximumConnections === undefined
          ? []
          : [{ name: 'max_connections', value: numberAsText(maximumConnections), applyMethod: 'pending-reboot' }]),
        ...logParameters(monitoring.logs ?? []).map((parameter) => ({ ...parameter, applyMethod: 'pending-reboot' })),
      ],
      lifecycle: { ...keptDescription, createBeforeDestroy: true },
    }),
    securityGroup: createSecurityGroup(scope, instance, port),
  };
}

/** Creates the security group. It has rules for clients outside the VPC only, one per range; others add their own. */
function createSecurityGroup(
  scope: Construct,
  { network, identifier, clientCidrBlocks }: ResolvedDbInstance,
  port: number,
): SecurityGroup {
  const group = new SecurityGroup(scope, 'security-group', {
    name: identifier,
    description: 'Database: clients add their own rules',
    vpcId: network.vpcId,
    lifecycle: keptDescription,
  });
  for (const range of clientCidrBlocks) {
    new VpcSecurityGroupIngressRule(scope, `clients-${range.replaceAll(/[./]/g, '-')}`, {
      securityGroupId: group.id,
      description: 'Clients outside the VPC',
      cidrIpv4: range,
      ipProtocol: 'tcp',
      fromPort: port,
      toPort: port,
    });
  }
  return group;
}
