import type { EnvironmentRef } from '@etops/contracts';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import { keptDescription, nameFor, SECURITY_GROUP_NAME_LENGTH } from '@etops/foundation';
import type { Construct } from 'constructs';
import type { AllowedSources } from './load-balancer-props';

/** Settings of the load balancer's security group. */
export interface AccessConfig {
  readonly environment: EnvironmentRef;
  /** Id of the web tier, part of every name. */
  readonly purpose: string;
  readonly vpcId: string;
  /** Sources that may connect; `undefined` is the internet. */
  readonly allowedSources: AllowedSources | undefined;
}

/** Renders the security group of a load balancer, with one rule per port and source. */
export function renderAccess(scope: Construct, { environment, purpose, vpcId, allowedSources }: AccessConfig) {
  const group = new SecurityGroup(scope, 'security-group', {
    name: nameFor(environment, `${purpose}-load-balancer`, { maxLength: SECURITY_GROUP_NAME_LENGTH.max }),
    description: 'Load balancer: HTTP and HTTPS, connections to servers only',
    vpcId,
    lifecycle: keptDescription,
  });
  for (const [id, port] of [
    ['http-ingress', 80],
    ['https-ingress', 443],
  ] as const) {
    for (const { suffix, ...source } of sourcesOf(allowedSources)) {
      new VpcSecurityGroupIngressRule(scope, `${id}${suffix}`, {
        securityGroupId: group.id,
        ...source,
        ipProtocol: 'tcp',
        fromPort: port,
        toPort: port,
      });
    }
  }
  return group;
}

function sourcesOf(allowed: AllowedSources | undefined) {
  if (allowed === undefined) {
    return [{ suffix: '', description: 'Internet', cidrIpv4: '0.0.0.0/0' }];
  }
  const { cidrBlocks = [], prefixListIds = [] } = allowed;
  return [
    ...cidrBlocks.map((cidrIpv4) => ({
      suffix: `-${cidrIpv4.replaceAll(/[./]/g, '-')}`,
      description: 'Allowed range',
      cidrIpv4,
    })),
    ...prefixListIds.map((prefixListId) => ({
      suffix: `-${prefixListId}`,
      description: 'Allowed prefix list',
      prefixListId,
    })),
  ];
}
