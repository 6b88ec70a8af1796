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
   * Action of the rules.
   *
   * - `block`: a matching request is answered with 403
   * - `count`: no request is blocked, and metrics show which requests would be blocked; use this action for the first
   *   weeks
   *
   * @default 'block'
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

/** Returns the web ACL with its defaults. */
export function resolveWebAcl({
  managedRuleGroups = DEFAULT_RULE_GROUPS,
  requestsPerAddress = 2000,
  action = 'block',
  requestLogs = 'matched',
  requestLogRetentionDays = 90,
}: WebAclProps): Required<WebAclProps> {
  return { managedRuleGroups, requestsPerAddress, action, requestLogs, requestLogRetentionDays };
}
