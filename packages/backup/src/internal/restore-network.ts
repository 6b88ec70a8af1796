import { DbSubnetGroup } from '@cdktf/provider-aws/lib/db-subnet-group';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import type { EnvironmentRef, NetworkRef } from '@etops/contracts';
import { nameFor } from '@etops/foundation';
import { Construct } from 'constructs';
import type { NetworkedTestType } from '../restore-test';

export interface RestoreNetworkProps {
  readonly environment: EnvironmentRef;
  readonly purpose: string;
  readonly network: Pick<NetworkRef, 'vpcId' | 'dataSubnets'>;
}

/**
 * Where restored databases and servers are put: subnets without a way to the internet, and a security group that lets
 * nothing in and nothing out. A restored server boots what it was an image of, and must not join its siblings' work.
 */
export class RestoreNetwork extends Construct {
  /** What AWS Backup must be told, for each type, to restore here. */
  readonly overrides: Readonly<Record<NetworkedTestType, Readonly<Record<string, string>>>>;

  constructor(scope: Construct, id: string, { environment, purpose, network }: RestoreNetworkProps) {
    super(scope, id);
    const name = nameFor(environment, purpose, { maxLength: 255 });
    const isolated = new SecurityGroup(this, 'isolated', {
      name,
      description: 'Restore tests: nothing in, nothing out',
      vpcId: network.vpcId,
      tags: { Name: name },
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
