import { NetworkAcl } from '@cdktf/provider-aws/lib/network-acl';
import { NetworkAclRule as NetworkAclRuleResource } from '@cdktf/provider-aws/lib/network-acl-rule';
import type { NetworkAclRule, NetworkAclRules } from '../plan/check-network-acls';
import type { NetworkFrame } from './network-frame';
import type { RenderedSubnet } from './subnets';

/** IANA numbers: AWS answers with them, whatever it was asked for. */
const PROTOCOLS: Readonly<Record<NetworkAclRule['protocol'], string>> = { all: '-1', icmp: '1', tcp: '6', udp: '17' };

/** ICMP for IPv6 is another protocol. */
const ICMP_V6 = '58';

/**
 * Renders a network ACL for each tier, since the VPC's default one denies everything: with the rules given, or with
 * such as allow everything. A tier that gets rules later keeps its ACL.
 */
export function renderNetworkAcls(
  frame: NetworkFrame,
  subnets: readonly RenderedSubnet[],
  rules: Readonly<Record<string, NetworkAclRules>>,
): void {
  for (const tier of new Set(subnets.map(({ plan }) => plan.tier))) {
    const id = `${tier}-network-acl`;
    const acl = new NetworkAcl(frame.scope, id, {
      vpcId: frame.vpc.id,
      subnetIds: subnets.filter(({ plan }) => plan.tier === tier).map(({ subnet }) => subnet.id),
      tags: frame.tag(tier),
    });
    const { ingress, egress } = rules[tier] ?? allowEverything(frame.ipv6);
    ingress.forEach((rule) => {
      renderRule(frame, `${id}-ingress`, acl, rule, false);
    });
    egress.forEach((rule) => {
      renderRule(frame, `${id}-egress`, acl, rule, true);
    });
  }
}

function renderRule({ scope }: NetworkFrame, id: string, acl: NetworkAcl, rule: NetworkAclRule, egress: boolean): void {
  const { ruleNumber, action, protocol, cidrBlock, fromPort, toPort = fromPort } = rule;
  const overIpv6 = cidrBlock.includes(':');
  new NetworkAclRuleResource(scope, `${id}-${String(ruleNumber)}`, {
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
