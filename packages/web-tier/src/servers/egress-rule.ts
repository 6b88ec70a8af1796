import type { ProblemList } from '@etops/foundation';
import { checkIpv4Range, checkResourceId, checkWholeNumber, literals, PORT, show } from '@etops/foundation';

/** Destination and port that servers may connect to. */
interface EgressPort {
  /** Name of the rule, a part of its Terraform address: small letters, digits and `-`. */
  readonly name: string;
  /** Port of the destination, 1 to 65535. */
  readonly port: number;
  /**
   * Protocol of the connection.
   *
   * @default 'tcp'
   */
  readonly protocol?: 'tcp' | 'udp';
}

/** Addresses that servers may connect to. */
export interface CidrEgressRule extends EgressPort {
  /** IPv4 range, for example `10.0.0.0/12`. */
  readonly cidrIpv4: string;
}

/** Prefix list that servers may connect to. */
export interface PrefixListEgressRule extends EgressPort {
  /** Id of the prefix list. */
  readonly prefixListId: string;
}

/** Members of a security group that servers may connect to. Its own ingress rule is configured where it is created. */
export interface SecurityGroupEgressRule extends EgressPort {
  /** Id of the security group. */
  readonly securityGroupId: string;
}

/** Connections that servers may open. */
export type EgressRule = CidrEgressRule | PrefixListEgressRule | SecurityGroupEgressRule;

/** Checks the rules. */
export function checkEgress(problems: ProblemList, path: string, rules: readonly EgressRule[]): void {
  const names = new Set<string>();
  rules.forEach((rule, index) => {
    const rulePath = `${path}[${String(index)}]`;
    const name = problems.literal(`${rulePath}.name`, rule.name, 'it is part of an address');
    problems.require(
      name === undefined || (/^[a-z0-9-]{1,60}$/.test(name) && !names.has(name)),
      'WEB_TIER_EGRESS_NAME',
      () =>
        `${rulePath}.name must be up to 60 small letters, digits and '-' and differ from other names, got ${show(name)}; use 'mail', for example`,
    );
    names.add(rule.name);
    checkWholeNumber(problems, `${rulePath}.port`, literals(rule.port), PORT, {
      code: 'WEB_TIER_RANGE',
      unit: 'a port',
      example: 587,
    });
    checkDestination(problems, rulePath, rule);
  });
}

function checkDestination(problems: ProblemList, path: string, rule: EgressRule): void {
  if ('cidrIpv4' in rule) {
    checkIpv4Range(problems, `${path}.cidrIpv4`, rule.cidrIpv4, { code: 'WEB_TIER_EGRESS_CIDR' });
  } else if ('prefixListId' in rule) {
    checkResourceId(problems, `${path}.prefixListId`, rule.prefixListId, 'prefix-list');
  } else {
    checkResourceId(problems, `${path}.securityGroupId`, rule.securityGroupId, 'security-group');
  }
}
