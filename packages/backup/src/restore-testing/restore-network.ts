import { DbSubnetGroup } from '@cdktf/provider-aws/lib/db-subnet-group';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import type { EnvironmentRef, NetworkRef } from '@etops/contracts';
import { keptDescription, nameFor, SECURITY_GROUP_NAME_LENGTH } from '@etops/foundation';
import { Construct } from 'constructs';
import type { NetworkedTestType } from './restore-test';

/** Properties of a {@link RestoreNetwork}. */
export interface RestoreNetworkProps {
  /** Environment that the network belongs to. */
  readonly environment: EnvironmentRef;
  /** Purpose, part of the names. */
  readonly purpose: string;
  /** VPC, and subnets without a route to the internet. */
  readonly network: Pick<NetworkRef, 'vpcId' | 'dataSubnets'>;
}

/**
 * Creates the isolated network of restored databases and servers: a subnet group, and a security group without any rule.
 *
 * A restored server starts the services of its image, and must not take part in the work of the original servers.
 */
export class RestoreNetwork extends Construct {
  /** Overrides of the restore metadata, by type, that restore into this network. */
  readonly overrides: Readonly<Record<NetworkedTestType, Readonly<Record<string, string>>>>;

  constructor(scope: Construct, id: string, { environment, purpose, network }: RestoreNetworkProps) {
    super(scope, id);
    const name = nameFor(environment, purpose, { maxLength: SECURITY_GROUP_NAME_LENGTH.max });
    const isolated = new SecurityGroup(this, 'isolated', {
      name,
      description: 'Restore tests: nothing in, nothing out',
      vpcId: network.vpcId,
      tags: { Name: name },
      lifecycle: keptDescription,
    });
    const subnets = new DbSubnetGroup(this, 'subnets', {
      name,
      description: 'Restore tests of databases',
      subnetIds: network.dataSubnets.map((subnet) => subnet.id),
    });
    const securityGroups = JSON.stringify([isolated.id]);
    const database = {
      dbSubnetGroupName: subnets.name,
      vpcSecurityGroupIds: securityGroups,
      publiclyAccessible: 'false',
    };
    this.overrides = {
      Aurora: { dbSubnetGroupName: subnets.name, vpcSecurityGroupIds: securityGroups },
      EC2: { subnetId: network.dataSubnets[0]?.id ?? '', securityGroupIds: securityGroups },
      RDS: { ...database, multiAz: 'false' },
    };
  }
}
