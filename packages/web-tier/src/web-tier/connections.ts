import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule';
import type { ITerraformDependable } from 'cdktf';
import type { Construct } from 'constructs';
import { NFS_PORT } from '../files';
import { connect } from '../network';
import type { EgressRule, WebTierDatabase } from '../servers';

/** Security groups and ports of a web tier. */
export interface Connections {
  readonly loadBalancerGroupId: string;
  readonly serverGroupId: string;
  readonly filesGroupId: string;
  readonly serverPort: number;
  readonly database: Pick<WebTierDatabase, 'securityGroupId' | 'port'> | undefined;
  readonly egress: readonly EgressRule[];
}

/** Renders the security group rules of the servers, and returns them to depend on. */
export function renderConnections(scope: Construct, connections: Connections): ITerraformDependable[] {
  const { loadBalancerGroupId, serverGroupId, filesGroupId, serverPort, database, egress } = connections;
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
    ...egress.map((rule) => renderEgress(scope, serverGroupId, rule)),
  ];
}

function renderEgress(scope: Construct, securityGroupId: string, rule: EgressRule): VpcSecurityGroupEgressRule {
  const { name, port, protocol = 'tcp' } = rule;
  return new VpcSecurityGroupEgressRule(scope, `egress-${name}`, {
    securityGroupId,
    description: `Servers to ${name}`,
    ipProtocol: protocol,
    fromPort: port,
    toPort: port,
    ...destinationOf(rule),
  });
}

function destinationOf(rule: EgressRule) {
  if ('cidrIpv4' in rule) {
    return { cidrIpv4: rule.cidrIpv4 };
  }
  return 'prefixListId' in rule
    ? { prefixListId: rule.prefixListId }
    : { referencedSecurityGroupId: rule.securityGroupId };
}
