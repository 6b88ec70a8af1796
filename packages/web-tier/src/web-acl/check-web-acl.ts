import type { ProblemList } from '@etops/foundation';
import { checkLogRetention, checkWholeNumber, literals } from '@etops/foundation';
import { RATE_LIMIT } from './limits';
import type { WebAclProps } from './web-acl-props';

/** Checks a web ACL for values that AWS WAF refuses or silently ignores. */
export function checkWebAcl(problems: ProblemList, path: string, webAcl: Required<WebAclProps>): void {
  const { requestsPerAddress, requestLogRetentionDays } = literals(webAcl);
  checkWholeNumber(problems, `${path}.requestsPerAddress`, requestsPerAddress, RATE_LIMIT, {
    code: 'WEB_TIER_RANGE',
    unit: 'requests',
    example: 2000,
  });
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
