import { NetworkAcl } from '@cdktf/provider-aws/lib/network-acl';
import { NetworkAclRule as NetworkAclRuleResource } from '@cdktf/provider-aws/lib/network-acl-rule';
import type { ITerraformDependable } from 'cdktf';
import type { Construct } from 'constructs';
import type { NetworkAclRule, NetworkAclRules } from './network-acls-props';

/** IANA protocol numbers: AWS returns numbers, even for a name. */
const PROTOCOLS: Readonly<Record<NetworkAclRule['protocol'], string>> = { all: '-1', icmp: '1', tcp: '6', udp: '17' };

/** IANA protocol number of ICMP for IPv6. */
const ICMP_V6 = '58';

export interface NetworkAclContext {
  readonly scope: Construct;
  readonly vpc: { readonly id: string };
  readonly ipv6: boolean;
  /** Returns the `Name` tag of a part. */
  readonly tag: (part: string) => Record<string, string>;
}

/**
 * Renders a network ACL for each tier, since the VPC's default one denies everything: with the given rules, or with
 * rules that allow everything. A tier that gets rules later keeps its ACL.
 *
 * @returns the ACLs, which contain their associations, and their rules, to depend on
 */
export function renderNetworkAcls(
  context: NetworkAclContext,
  subnetIdsByTier: ReadonlyMap<string, string[]>,
  rules: Readonly<Record<string, NetworkAclRules>>,
): readonly ITerraformDependable[] {
  return [...subnetIdsByTier].flatMap(([tier, subnetIds]) => {
    const id = `${tier}-network-acl`;
    const acl = new NetworkAcl(context.scope, id, { vpcId: context.vpc.id, subnetIds, tags: context.tag(tier) });
    const { ingress, egress } = rules[tier] ?? allowEverything(context.ipv6);
    return [
      acl,
      ...ingress.map((rule) => renderRule(context, `${id}-ingress`, acl, rule, false)),
      ...egress.map((rule) => renderRule(context, `${id}-egress`, acl, rule, true)),
    ];
  });
}

function renderRule(
  { scope }: NetworkAclContext,
  id: string,
  acl: NetworkAcl,
  rule: NetworkAclRule,
  egress: boolean,
): ITerraformDependable {
  const { ruleNumber, action, protocol, cidrBlock, fromPort, toPort = fromPort } = rule;
  const overIpv6 = cidrBlock.includes(':');
  return new NetworkAclRuleResource(scope, `${id}-${String(ruleNumber)}`, {
    networkAclId: acl.id,
    egress,
    ruleNumber,
    ruleAction: action,
    protocol: protocol === 'icmp' && overIpv6 ? ICMP_V6 : PROTOCOLS[protocol],
    ...(overIpv6 ? { ipv6CidrBlock: cidrBlock } : { cidrBlock }),
    ...(fromPort === undefined || toPort === undefined ? {} : { fromPort, toPort }),
    ...(protocol === 'icmp' ? { icmpType: -1, icmpCode: -1 } : {}),
  });
}

function allowEverything(ipv6: boolean): NetworkAclRules {
  const rule = (ruleNumber: number, cidrBlock: string): NetworkAclRule => ({
    ruleNumber,
    action: 'allow',
    protocol: 'all',
    cidrBlock,
  });
  const rules = [rule(100, '0.0.0.0/0'), ...(ipv6 ? [rule(101, '::/0')] : [])];
  return { ingress: rules, egress: rules };
}
