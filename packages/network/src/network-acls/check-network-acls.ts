import type { ProblemList } from '@etops/foundation';
import { checkWholeNumber, isToken, show } from '@etops/foundation';
import { Address6 } from 'ip-address';
import { readCidr } from '../address-plan';
import { NETWORK_ACL_PORT, NETWORK_ACL_RULE_NUMBER, NETWORK_ACL_RULES } from '../limits';
import type { NetworkAclRule, NetworkAclRules } from './network-acls-props';

/** Checks that rules are for existing tiers, and that AWS accepts each of them. */
export function checkNetworkAcls(
  problems: ProblemList,
  path: string,
  acls: Readonly<Record<string, NetworkAclRules>>,
  tierNames: readonly string[],
): void {
  for (const [tier, rules] of Object.entries(acls)) {
    problems.require(
      tierNames.includes(tier),
      'NETWORK_ACL_TIER',
      () => `${path} must be for existing tiers, got '${tier}'; use one of ${tierNames.join(', ')}`,
    );
    checkRules(problems, `${path}.${tier}.ingress`, rules.ingress);
    checkRules(problems, `${path}.${tier}.egress`, rules.egress);
  }
}

function checkRules(problems: ProblemList, path: string, rules: readonly NetworkAclRule[]): void {
  if (problems.literal(path, rules) === undefined) {
    return;
  }
  const ipv6Count = rules.filter(({ cidrBlock }) => isIpv6(cidrBlock)).length;
  for (const [version, count] of [['IPv4', rules.length - ipv6Count] as const, ['IPv6', ipv6Count] as const]) {
    problems.require(
      count <= NETWORK_ACL_RULES.max,
      'NETWORK_ACL_COUNT',
      () =>
        `${path} must have at most ${String(NETWORK_ACL_RULES.max)} rules for ${version}, got ${String(count)}; use wider ranges, or security groups`,
    );
  }
  rules.forEach((rule, index) => {
    const { ruleNumber } = rule;
    const rulePath = `${path}[${String(index)}]`;
    problems.literal(`${rulePath}.ruleNumber`, ruleNumber);
    checkWholeNumber(problems, `${rulePath}.ruleNumber`, ruleNumber, NETWORK_ACL_RULE_NUMBER, {
      code: 'NETWORK_ACL_RULE_NUMBER',
      advice: 'use a free number',
    });
    problems.require(
      rules.findIndex((other) => other.ruleNumber === ruleNumber) === index,
      'NETWORK_ACL_RULE_DUPLICATE',
      () => `${path} must have different rule numbers, got ${String(ruleNumber)} twice; use a free number`,
    );
    checkRule(problems, rulePath, rule);
  });
}

function isIpv6(cidrBlock: string): boolean {
  return cidrBlock.includes(':');
}

function checkRule(problems: ProblemList, path: string, rule: NetworkAclRule): void {
  const { cidrBlock } = rule;
  if (isIpv6(cidrBlock)) {
    problems.require(
      /\/\d+$/.test(cidrBlock) && Address6.isValid(cidrBlock),
      'NETWORK_ACL_IPV6',
      () => `${path}.cidrBlock must be an IPv6 range in CIDR form, got '${cidrBlock}'; use a range such as '::/0'`,
    );
  } else {
    readCidr(problems, `${path}.cidrBlock`, cidrBlock);
  }
  checkPorts(problems, path, rule);
}

function checkPorts(problems: ProblemList, path: string, { protocol, fromPort, toPort }: NetworkAclRule): void {
  if ([fromPort, toPort].some(isToken)) {
    return;
  }
  const hasPorts = protocol === 'tcp' || protocol === 'udp';
  const last = toPort ?? fromPort;
  const isLegal =
    fromPort === undefined || last === undefined
      ? !hasPorts && last === undefined
      : hasPorts &&
        [fromPort, last].every(Number.isInteger) &&
        fromPort >= NETWORK_ACL_PORT.min &&
        last <= NETWORK_ACL_PORT.max &&
        fromPort <= last;
  problems.require(
    isLegal,
    'NETWORK_ACL_PORTS',
    () =>
      `${path} must have ${hasPorts ? `ports from ${String(NETWORK_ACL_PORT.min)} to ${String(NETWORK_ACL_PORT.max)} in rising order` : `no ports for protocol ${protocol}`}, ` +
      `got ${show(fromPort)} to ${show(last)}; ${hasPorts ? 'set fromPort and toPort' : 'remove them'}`,
  );
}
