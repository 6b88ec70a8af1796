import { DbParameterGroup } from '@cdktf/provider-aws/lib/db-parameter-group';
import { DbSubnetGroup } from '@cdktf/provider-aws/lib/db-subnet-group';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { CustomerKey } from '@etops/foundation';
import type { Construct } from 'constructs';
import type { EnginePlan } from '../engine/engine';
import { logParameters } from '../monitoring/engine-logs';
import type { InstanceSettings } from './resolve-db-instance';

/** What every instance has of its own, in its own Region. */
export interface Surroundings {
  readonly key: CustomerKey;
  readonly subnetGroup: DbSubnetGroup;
  readonly parameterGroup: DbParameterGroup;
  readonly securityGroup: SecurityGroup;
}

/** Renders key, subnet group, parameter group and security group, as children of the instance's construct. */
export function renderSurroundings(
  scope: Construct,
  { environment, network, identifier, purpose, maximumConnections, monitoring }: InstanceSettings,
  { family, tlsParameter }: EnginePlan,
): Surroundings {
  return {
    key: new CustomerKey(scope, 'key', { environment, purpose }),
    subnetGroup: new DbSubnetGroup(scope, 'subnet-group', {
      name: identifier,
      description: `Subnets of ${identifier}`,
      subnetIds: network.dataSubnets.map(({ id }) => id),
    }),
    parameterGroup: new DbParameterGroup(scope, 'parameter-group', {
      // The family is part of the name, so that the group of a new major version can be made before the old one goes.
      name: `${identifier}-${family.replaceAll('.', '-')}`,
      description: `Parameters of ${identifier}`,
      family,
      // From PostgreSQL 15 on the value is RDS's own default: the API then ignores `immediate`, and every plan would set
      // it again (https://github.com/hashicorp/terraform-provider-aws/issues/39252). A new instance starts with its group.
      parameter: [
        { ...tlsParameter, applyMethod: 'pending-reboot' },
        ...(maximumConnections === undefined
          ? []
          : [{ name: 'max_connections', value: String(maximumConnections), applyMethod: 'pending-reboot' }]),
        ...logParameters(monitoring.logs ?? []).map((parameter) => ({ ...parameter, applyMethod: 'pending-reboot' })),
      ],
      lifecycle: { createBeforeDestroy: true },
    }),
    securityGroup: new SecurityGroup(scope, 'security-group', {
      name: identifier,
      description: `Clients of ${identifier} add their own rules`,
      vpcId: network.vpcId,
    }),
  };
}
