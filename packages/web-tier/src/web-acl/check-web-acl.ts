import type { ProblemList } from '@etops/foundation';
import { checkGiven, checkLogRetention, checkOneOf, checkWholeNumber, literals } from '@etops/foundation';
import { RATE_LIMIT } from './limits';
import type { ManagedRuleGroupName, WebAclProps } from './web-acl-props';

const RULE_GROUPS: readonly ManagedRuleGroupName[] = [
  'AdminProtectionRuleSet',
  'AmazonIpReputationList',
  'AnonymousIpList',
  'CommonRuleSet',
  'KnownBadInputsRuleSet',
  'LinuxRuleSet',
  'PHPRuleSet',
  'SQLiRuleSet',
  'UnixRuleSet',
  'WordPressRuleSet',
];
const ACTIONS: readonly Required<WebAclProps>['action'][] = ['block', 'count'];
const REQUEST_LOGS: readonly Required<WebAclProps>['requestLogs'][] = ['matched', 'all', 'none'];

/** Checks a web ACL for values that AWS WAF refuses or silently ignores. */
export function checkWebAcl(problems: ProblemList, path: string, webAcl: Required<WebAclProps>): void {
  const { requestsPerAddress, requestLogRetentionDays } = literals(webAcl);
  checkWholeNumber(problems, `${path}.requestsPerAddress`, requestsPerAddress, RATE_LIMIT, {
    code: 'WEB_TIER_RANGE',
    unit: 'requests',
    example: 2000,
  });
  const { action, requestLogs } = webAcl;
  checkOneOf(problems, `${path}.action`, problems.literal(`${path}.action`, action), ACTIONS, {
    code: 'WEB_TIER_WEB_ACL_ACTION',
  });
  checkOneOf(problems, `${path}.requestLogs`, problems.literal(`${path}.requestLogs`, requestLogs), REQUEST_LOGS, {
    code: 'WEB_TIER_WEB_ACL_REQUEST_LOGS',
  });
  for (const [index, { name }] of webAcl.managedRuleGroups.entries()) {
    const namePath = `${path}.managedRuleGroups[${String(index)}].name`;
    checkGiven(problems, namePath, name, {
      code: 'WEB_TIER_WEB_ACL_GROUP',
      advice: "use 'CommonRuleSet', for example",
    });
    checkOneOf(problems, namePath, problems.literal(namePath, name), RULE_GROUPS, {
      code: 'WEB_TIER_WEB_ACL_GROUP',
      advice: "use 'CommonRuleSet', for example, without the prefix AWSManagedRules",
    });
  }
  const names = webAcl.managedRuleGroups.map(({ name }) => name);
  const duplicates = names.filter((name, index) => names.indexOf(name) !== index);
  problems.require(
    duplicates.length === 0,
    'WEB_TIER_WEB_ACL_DUPLICATE_GROUP',
    () =>
      `${path}.managedRuleGroups must contain each group once, got ${duplicates.join(', ')} again; list all of its countOnly rules in one entry`,
  );
  checkLogRetention(problems, `${path}.requestLogRetentionDays`, requestLogRetentionDays, {
    code: 'WEB_TIER_WEB_ACL_RETENTION',
  });
}
