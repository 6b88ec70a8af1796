import type { VpcSecurityGroupEgressRuleConfig } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule';
import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import type { Construct } from 'constructs';

export interface Connection {
  readonly description: string;
  /** Security group of the clients. */
  readonly from: string;
  /** Security group of what they connect to. */
  readonly to: string;
  readonly port: number;
}

/** Renders both halves of a connection, one rule in each group, and returns them to depend on. */
export function connect(scope: Construct, id: string, { description, from, to, port }: Connection) {
  const common: Pick<VpcSecurityGroupEgressRuleConfig, 'description' | 'ipProtocol' | 'fromPort' | 'toPort'> = {
    description,
    ipProtocol: 'tcp',
    fromPort: port,
    toPort: port,
  };
  return [
    new VpcSecurityGroupEgressRule(scope, `${id}-egress`, {
      ...common,
      securityGroupId: from,
      referencedSecurityGroupId: to,
    }),
    new VpcSecurityGroupIngressRule(scope, `${id}-ingress`, {
      ...common,
      securityGroupId: to,
      referencedSecurityGroupId: from,
    }),
  ];
}
