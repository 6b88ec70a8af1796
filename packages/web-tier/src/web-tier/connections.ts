import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule';
import type { ITerraformDependable } from 'cdktf';
import type { Construct } from 'constructs';
import { NFS_PORT } from '../files';
import { connect } from '../network';
import type { WebTierDatabase } from '../servers';

/** Security groups and ports of a web tier. */
export interface Connections {
  readonly loadBalancerGroupId: string;
  readonly serverGroupId: string;
  readonly filesGroupId: string;
  readonly serverPort: number;
  readonly database: Pick<WebTierDatabase, 'securityGroupId' | 'port'> | undefined;
}

/** Renders the security group rules of the servers, and returns them to depend on. */
export function renderConnections(scope: Construct, connections: Connections): ITerraformDependable[] {
  const { loadBalancerGroupId, serverGroupId, filesGroupId, serverPort, database } = connections;
  return [
    ...connect(scope, 'load-balancer-to-servers', {
      description: 'Load balancer to servers',
      from: loadBalancerGroupId,
      to: serverGroupId,
      port: serverPort,
    }),
    ...connect(scope, 'servers-to-files', {
      description: 'Servers to shared files',
      from: serverGroupId,
      to: filesGroupId,
      port: NFS_PORT,
    }),
    ...(database === undefined
      ? []
      : connect(scope, 'servers-to-database', {
          description: 'Servers to database',
          from: serverGroupId,
          to: database.securityGroupId,
          port: database.port,
        })),
    new VpcSecurityGroupEgressRule(scope, 'servers-to-internet', {
      securityGroupId: serverGroupId,
      description: 'AWS APIs, package mirrors and partners, over TLS',
      cidrIpv4: '0.0.0.0/0',
      ipProtocol: 'tcp',
      fromPort: 443,
      toPort: 443,
    }),
  ];
}
