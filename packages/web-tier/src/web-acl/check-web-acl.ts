import type { ProblemList } from '@etops/foundation';
import { checkIpv4Range, checkLogRetention, checkWholeNumber, isToken, literals, show } from '@etops/foundation';
import { HEADER_NAME, IP_SET_RANGES, RATE_LIMIT, RULE_NAME } from './limits';
import type { ResolvedWebAcl } from './web-acl-props';

/** Checks a web ACL for values that AWS WAF refuses or silently ignores. */
export function checkWebAcl(problems: ProblemList, path: string, webAcl: ResolvedWebAcl): void {
  const { requestsPerAddress, requestLogRetentionDays } = literals(webAcl);
  checkWholeNumber(problems, `${path}.requestsPerAddress`, requestsPerAddress, RATE_LIMIT, {
    code: 'WEB_TIER_RANGE',
    unit: 'requests',
    example: 2000,
  });
  checkTrusted(problems, `${path}.trustedCidrBlocks`, webAcl.trustedCidrBlocks);
  const header = problems.literal(`${path}.forwardedIpHeader`, webAcl.forwardedIpHeader);
  problems.require(
    header === undefined || HEADER_NAME.test(header),
    'WEB_TIER_WEB_ACL_HEADER',
    () =>
      `${path}.forwardedIpHeader must be the name of a header, got ${show(header)}; use 'X-Forwarded-For', for example`,
  );
  const names = webAcl.managedRuleGroups.map(({ name }) => name);
  const duplicates = names.filter((name, index) => names.indexOf(name) !== index);
  problems.require(
    duplicates.length === 0,
    'WEB_TIER_WEB_ACL_DUPLICATE_GROUP',
    () =>
      `${path}.managedRuleGroups must contain each group once, got ${duplicates.join(', ')} again; list all of its countOnly rules in one entry`,
  );
  for (const [index, { countOnly = [] }] of webAcl.managedRuleGroups.entries()) {
    checkRuleNames(problems, `${path}.managedRuleGroups[${String(index)}].countOnly`, countOnly);
  }
  checkLogRetention(problems, `${path}.requestLogRetentionDays`, requestLogRetentionDays, {
    code: 'WEB_TIER_WEB_ACL_RETENTION',
  });
}

/** Checks ranges of an IP set, which cannot contain the whole internet. */
function checkTrusted(problems: ProblemList, path: string, given: readonly string[]): void {
  const ranges = problems.literal(path, given, 'the rule exists only if there is one') ?? [];
  for (const [index, range] of ranges.entries()) {
    const at = `${path}[${String(index)}]`;
    checkIpv4Range(problems, at, range, { code: 'WEB_TIER_WEB_ACL_RANGE' });
    problems.require(
      !range.endsWith('/0'),
      'WEB_TIER_WEB_ACL_RANGE',
      () => `${at} must be a part of the internet, got ${show(range)}; omit webAcl to inspect no request`,
    );
    problems.require(
      ranges.indexOf(range) === index,
      'WEB_TIER_WEB_ACL_RANGE',
      () => `${path} must contain each range once, got ${show(range)} again; remove it`,
    );
  }
  problems.require(
    ranges.length <= IP_SET_RANGES.max,
    'WEB_TIER_WEB_ACL_RANGE',
    () =>
      `${path} must contain at most ${String(IP_SET_RANGES.max)} ranges, got ${String(ranges.length)}; summarize them`,
  );
}

/** Checks names of rules; WAF ignores one that its group does not have. */
function checkRuleNames(problems: ProblemList, path: string, names: readonly string[]): void {
  if (isToken(names)) {
    problems.literal(path, names, 'write the list in the program; its elements can be tokens');
    return;
  }
  const known = names.filter((name) => !isToken(name));
  const malformed = known.filter((name) => !RULE_NAME.test(name));
  problems.require(
    malformed.length === 0,
    'WEB_TIER_WEB_ACL_RULE',
    () =>
      `${path} must be names of rules, got ${malformed.map(show).join(', ')}; use one such as 'SizeRestrictions_BODY'`,
  );
  const repeated = known.filter((name, index) => known.indexOf(name) !== index);
  problems.require(
    repeated.length === 0,
    'WEB_TIER_WEB_ACL_RULE_TWICE',
    () => `${path} must name each rule once, got ${repeated.map(show).join(', ')} again; remove it`,
  );
}
