import type { ProblemList } from '@etops/foundation';
import { Address6 } from 'ip-address';
import { NETWORK_ACL_RULE_NUMBER, NETWORK_ACL_RULES } from '../limits';
import { readCidr } from './cidr';

/** One rule; the lowest number that matches decides. */
export interface NetworkAclRule {
  /** 1 to 32766, unique in its direction; leave gaps. */
  readonly ruleNumber: number;
  readonly action: 'allow' | 'deny';
  /** `icmp` over an IPv6 range is ICMPv6. */
  readonly protocol: 'all' | 'tcp' | 'udp' | 'icmp';
  /** IPv4 or IPv6 range of the other side, with its prefix length. */
  readonly cidrBlock: string;
  /**
   * First port, 0 to 65535; `tcp` and `udp` must have it, others must not.
   *
   * @default - all ports
   */
  readonly fromPort?: number;
  /**
   * Last port, `fromPort` to 65535.
   *
   * @default - `fromPort`
   */
  readonly toPort?: number;
}

/** Rules of a tier's network ACL. It is stateless: answers need rules too, on the ephemeral ports 1024 to 65535. */
export interface NetworkAclRules {
  /** At most 19 for IPv4, and 19 for IPv6. */
  readonly ingress: readonly NetworkAclRule[];
  /** At most 19 for IPv4, and 19 for IPv6. */
  readonly egress: readonly NetworkAclRule[];
}

/** Rules by tier name: tiers must exist, and AWS must accept each rule. */
export function checkNetworkAcls(
  acls: Readonly<Record<string, NetworkAclRules>>,
  tierNames: readonly string[],
  problems: ProblemList,
): void {
  for (const [tier, rules] of Object.entries(acls)) {
    problems.require(
      tierNames.includes(tier),
      'NETWORK_ACL_TIER',
      () => `networkAcls must be of tiers, got '${tier}'; write one of ${tierNames.join(', ')}`,
    );
    checkRules(`networkAcls.${tier}.ingress`, rules.ingress, problems);
    checkRules(`networkAcls.${tier}.egress`, rules.egress, problems);
  }
}

function checkRules(prop: string, rules: readonly NetworkAclRule[], problems: ProblemList): void {
  const ipv6Count = rules.filter(({ cidrBlock }) => isIpv6(cidrBlock)).length;
  for (const [version, count] of [['IPv4', rules.length - ipv6Count] as const, ['IPv6', ipv6Count] as const]) {
    problems.require(
      count <= NETWORK_ACL_RULES,
      'NETWORK_ACL_COUNT',
      () =>
        `${prop} must have at most ${String(NETWORK_ACL_RULES)} rules for ${version}, got ${String(count)}; use wider ranges, or security groups`,
    );
  }
  rules.forEach((rule, index) => {
    const { ruleNumber } = rule;
    const { least, most } = NETWORK_ACL_RULE_NUMBER;
    problems.require(
      Number.isInteger(ruleNumber) && ruleNumber >= least && ruleNumber <= most,
      'NETWORK_ACL_RULE_NUMBER',
      () =>
        `${prop} must have rule numbers from ${String(least)} to ${String(most)}, got ${String(ruleNumber)}; take a free one`,
    );
    problems.require(
      rules.findIndex((other) => other.ruleNumber === ruleNumber) === index,
      'NETWORK_ACL_RULE_DUPLICATE',
      () => `${prop} must have different rule numbers, got ${String(ruleNumber)} twice; take a free one`,
    );
    checkRule(`${prop}.${String(ruleNumber)}`, rule, problems);
  });
}

function isIpv6(cidrBlock: string): boolean {
  return cidrBlock.includes(':');
}

function checkRule(
  prop: string,
  { cidrBlock, protocol, fromPort, toPort }: NetworkAclRule,
  problems: ProblemList,
): void {
  if (isIpv6(cidrBlock)) {
    problems.require(
      /\/\d+$/.test(cidrBlock) && Address6.isValid(cidrBlock),
      'NETWORK_ACL_IPV6',
      () => `${prop}.cidrBlock must be an IPv6 range in CIDR form, got '${cidrBlock}'; write one such as '::/0'`,
    );
  } else {
    readCidr(`${prop}.cidrBlock`, cidrBlock, problems);
  }
  const takesPorts = protocol === 'tcp' || protocol === 'udp';
  const last = toPort ?? fromPort;
  const legal =
    fromPort === undefined || last === undefined
      ? !takesPorts && last === undefined
      : takesPorts && [fromPort, last].every(Number.isInteger) && fromPort >= 0 && last <= 65535 && fromPort <= last;
  problems.require(
    legal,
    'NETWORK_ACL_PORTS',
    () =>
      `${prop} must have ${takesPorts ? 'ports from 0 to 65535 in rising order' : `no ports for protocol ${protocol}`}, ` +
      `got ${String(fromPort)} to ${String(last)}; ${takesPorts ? 'write fromPort and toPort' : 'drop them'}`,
  );
}
