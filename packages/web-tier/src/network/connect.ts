import type { VpcSecurityGroupEgressRuleConfig } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule';
import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import type { ITerraformDependable } from 'cdktf';
import type { Construct } from 'constructs';

/** A permitted connection between two security groups. */
export interface Connection {
  readonly description: string;
  /** Security group of the clients. */
  readonly from: string;
  /** Security group of the servers. */
  readonly to: string;
  readonly port: number;
}

/** Renders one egress and one ingress rule for a connection, and returns both to depend on. */
export function connect(
  scope: Construct,
  id: string,
  { description, from, to, port }: Connection,
): ITerraformDependable[] {
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
