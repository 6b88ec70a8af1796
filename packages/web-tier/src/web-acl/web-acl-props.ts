/**
 * Name of a rule group that AWS maintains, without the prefix `AWSManagedRules`.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html (checked 2026-11-23)
 */
export type ManagedRuleGroupName =
  | 'AdminProtectionRuleSet'
  | 'AmazonIpReputationList'
  | 'AnonymousIpList'
  | 'CommonRuleSet'
  | 'KnownBadInputsRuleSet'
  | 'LinuxRuleSet'
  | 'PHPRuleSet'
  | 'SQLiRuleSet'
  | 'UnixRuleSet'
  | 'WordPressRuleSet';

/** Rule group that AWS maintains. */
export interface ManagedRuleGroup {
  /** Name of the group, without the prefix `AWSManagedRules`. */
  readonly name: ManagedRuleGroupName;
  /**
   * Names of rules of the group that only count, for example `SizeRestrictions_BODY` for a site that accepts uploads.
   *
   * @default - none: every rule has the action that AWS configures
   */
  readonly countOnly?: readonly string[];
}

/** AWS WAF web ACL of the load balancer. */
export interface WebAclProps {
  /**
   * Managed rule groups, in the order of evaluation.
   *
   * @default - AmazonIpReputationList, CommonRuleSet, KnownBadInputsRuleSet
   */
  readonly managedRuleGroups?: readonly ManagedRuleGroup[];
  /**
   * Requests per client address within five minutes, 10 to 2,000,000,000. The address is blocked while it exceeds the
   * limit. An office or a mobile network may be one address.
   *
   * @default 2000
   */
  readonly requestsPerAddress?: number;
  /**
   * IPv4 ranges whose requests pass every rule, for example those of offices, partners and load tests.
   *
   * @default - none
   */
  readonly trustedCidrBlocks?: readonly string[];
  /**
   * Header with the client's address, if a content delivery network forwards the requests: the addresses that are limited
   * and trusted are those of the header. Use one that the network overwrites, and admit only the network with
   * `loadBalancer.allowedSources`, since a client can send any header.
   *
   * @default - none: the address of the connection counts
   */
  readonly forwardedIpHeader?: string;
  /**
   * Action of the rules.
   *
   * - `count`: no request is blocked, and metrics show which requests would be blocked
   * - `block`: a matching request is answered with 403; choose it once `count` has shown for weeks that no user would be
   *   blocked
   *
   * @default 'count'
   */
  readonly action?: 'block' | 'count';
  /**
   * Requests to write to CloudWatch Logs, without cookies and authorization headers.
   *
   * - `matched`: requests that a rule blocked or counted
   * - `all`: every request; CloudWatch Logs charges by the gigabyte
   * - `none`
   *
   * @default 'matched'
   */
  readonly requestLogs?: 'matched' | 'all' | 'none';
  /**
   * Days after which logged requests are deleted: a retention period of CloudWatch Logs, for example 30, 90 or 365.
   *
   * @default 90
   */
  readonly requestLogRetentionDays?: number;
}

const DEFAULT_RULE_GROUPS: readonly ManagedRuleGroup[] = [
  { name: 'AmazonIpReputationList' },
  { name: 'CommonRuleSet' },
  { name: 'KnownBadInputsRuleSet' },
];

/** Web ACL with its defaults. */
export interface ResolvedWebAcl extends Required<Omit<WebAclProps, 'forwardedIpHeader'>> {
  /** Header with the client's address; `undefined` is the address of the connection. */
  readonly forwardedIpHeader: string | undefined;
}

/** Returns the web ACL with its defaults. */
export function resolveWebAcl({
  managedRuleGroups = DEFAULT_RULE_GROUPS,
  requestsPerAddress = 2000,
  trustedCidrBlocks = [],
  forwardedIpHeader,
  action = 'count',
  requestLogs = 'matched',
  requestLogRetentionDays = 90,
}: WebAclProps): ResolvedWebAcl {
  return {
    managedRuleGroups,
    requestsPerAddress,
    trustedCidrBlocks,
    forwardedIpHeader,
    action,
    requestLogs,
    requestLogRetentionDays,
  };
}
