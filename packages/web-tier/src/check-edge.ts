import type { ProblemList } from '@etops/foundation';
import { checkRange } from './check-range';
import type { Edge } from './edge';
import { LOG_RETENTION_DAYS, RATE_LIMIT } from './limits';

/** An edge with its defaults; `undefined` is a value that only Terraform knows. */
export interface CheckedEdge {
  readonly managedRules: NonNullable<Edge['managedRules']>;
  readonly requestsPerAddress: number | undefined;
  readonly requestLogRetentionDays: number | undefined;
}

/** Finds what AWS WAF would refuse, or take without a word. */
export function checkEdge(edge: CheckedEdge, problems: ProblemList): void {
  const { managedRules, requestsPerAddress, requestLogRetentionDays: days } = edge;
  checkRange(problems, 'edge.requestsPerAddress', requestsPerAddress, RATE_LIMIT);
  const groups = managedRules.map(({ group }) => group);
  const twice = groups.filter((group, index) => groups.indexOf(group) !== index);
  problems.require(
    twice.length === 0,
    'WEB_TIER_EDGE_TWICE',
    () => `edge.managedRules must name each group once, got ${twice.join(', ')} again; put countOnly into one entry`,
  );
  problems.require(
    days === undefined || LOG_RETENTION_DAYS.includes(days),
    'WEB_TIER_EDGE_RETENTION',
    () =>
      `edge.requestLogRetentionDays must be one of ${LOG_RETENTION_DAYS.join(', ')}, got ${String(days)}; CloudWatch Logs knows no other`,
  );
}
