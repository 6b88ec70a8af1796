/**
 * Rule groups that AWS keeps up to date.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html (checked 2026-11-23)
 */
export type ManagedRuleGroup =
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

/** One managed rule group. */
export interface ManagedRules {
  readonly group: ManagedRuleGroup;
  /**
   * Rules of the group that only count, by AWS's names, for example `SizeRestrictions_BODY` for a site that takes
   * uploads.
   *
   * @default - none: every rule does what AWS has set
   */
  readonly countOnly?: readonly string[];
}

/** A web ACL (AWS WAF) in front of the load balancer. */
export interface Edge {
  /**
   * In the order in which they are asked.
   *
   * @default - AmazonIpReputationList, CommonRuleSet, KnownBadInputsRuleSet
   */
  readonly managedRules?: readonly ManagedRules[];
  /**
   * Requests of one address within five minutes, beyond which it is blocked until it asks less; 10 to 2,000,000,000.
   * An office or a mobile network may be one address.
   *
   * @default 2000
   */
  readonly requestsPerAddress?: number;
  /**
   * - `block`: what a rule finds is refused with 403
   * - `count`: nothing is refused, and metrics show what would be: for the first weeks
   *
   * @default 'block'
   */
  readonly action?: 'block' | 'count';
  /**
   * Requests in CloudWatch Logs, without cookies and authorization headers.
   *
   * - `found`: those that a rule refused or counted
   * - `all`: every one, which is billed by the gigabyte
   * - `none`
   *
   * @default 'found'
   */
  readonly requestLogs?: 'found' | 'all' | 'none';
  /**
   * Days after which logged requests are deleted: 1, 3, 5, 7, 14, 30, 60, 90 or another that CloudWatch Logs has.
   *
   * @default 90
   */
  readonly requestLogRetentionDays?: number;
}
