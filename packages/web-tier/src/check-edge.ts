import type { ProblemList } from '@etops/foundation';
import { checkRange } from './check-range';
import type { Edge } from './edge';
import { RATE_LIMIT } from './limits';

/** An edge with its defaults; `undefined` is a value that only Terraform knows. */
export interface CheckedEdge {
  readonly managedRules: NonNullable<Edge['managedRules']>;
  readonly requestsPerAddress: number | undefined;
}

/** Finds what AWS WAF would refuse, or take without a word. */
export function checkEdge({ managedRules, requestsPerAddress }: CheckedEdge, problems: ProblemList): void {
  checkRange(problems, 'edge.requestsPerAddress', requestsPerAddress, RATE_LIMIT);
  const groups = managedRules.map(({ group }) => group);
  const twice = groups.filter((group, index) => groups.indexOf(group) !== index);
  problems.require(
    twice.length === 0,
    'WEB_TIER_EDGE_TWICE',
    () => `edge.managedRules must name each group once, got ${twice.join(', ')} again; put countOnly into one entry`,
  );
}
