import type { Observations } from './check-status';
import { isCheckHealthy } from './check-status';
import type { DnsTree, TreeRecord } from './dns-tree';

/** An answer for part of the clients. */
export interface Answer {
  /** Values of a record, or a name outside of the tree. */
  readonly target: string;
  /** Share of the clients, 0 to 1. */
  readonly share: number;
}

/** A DNS question. */
export interface Question {
  /** Fully qualified, without the final dot. */
  readonly name: string;
  /** Record type. */
  readonly type: TreeRecord['type'];
}

/**
 * Computes Route 53's answers, by its documented rules.
 *
 * - a record is healthy while its check is healthy and, for an alias that evaluates its target, while one record under
 *   that name is; without check and evaluation it is always healthy
 * - weighted: the healthy ones by weight; those with weight 0 only if all others are unhealthy
 * - failover: the primary while it is healthy, otherwise the secondary while that is
 * - if none is healthy, all count as healthy
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-how-route-53-chooses-records.html (checked 2026-11-23)
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-complex-configs.html (checked 2026-11-23)
 * @returns targets in the order of the tree, without those that get no traffic; empty for an unknown name
 */
export function resolve(tree: DnsTree, question: Question, seen: Observations): readonly Answer[] {
  const shares = new Map<string, number>();
  follow(tree, question, seen, 1, shares);
  return [...shares].map(([target, share]) => ({ target, share }));
}

function follow(tree: DnsTree, question: Question, seen: Observations, share: number, into: Map<string, number>): void {
  const records = recordsUnder(tree, question);
  for (const { record, part } of choose(records, (record) => isRecordHealthy(tree, record, seen))) {
    const { target } = record;
    const next = target.kind === 'alias' ? { name: target.name, type: question.type } : undefined;
    if (next !== undefined && recordsUnder(tree, next).length > 0) {
      follow(tree, next, seen, share * part, into);
    } else {
      const answer = target.kind === 'alias' ? target.name : target.values.join(', ');
      into.set(answer, (into.get(answer) ?? 0) + share * part);
    }
  }
}

function recordsUnder(tree: DnsTree, { name, type }: Question): readonly TreeRecord[] {
  return tree.records.filter((record) => record.name === name && record.type === type);
}

function isRecordHealthy(tree: DnsTree, record: TreeRecord, seen: Observations): boolean {
  const { target, checkId, type } = record;
  if (checkId !== undefined && !isCheckHealthy(tree, checkId, seen)) {
    return false;
  }
  if (target.kind !== 'alias' || !target.evaluateTargetHealth) {
    return true;
  }
  const targets = recordsUnder(tree, { name: target.name, type });
  return targets.length === 0
    ? seen.nameAnswers(target.name)
    : targets.some((candidate) => isRecordHealthy(tree, candidate, seen));
}

interface Choice {
  readonly record: TreeRecord;
  /** Share of the answers, 0 to 1. */
  readonly part: number;
}

function choose(records: readonly TreeRecord[], isHealthy: (record: TreeRecord) => boolean): readonly Choice[] {
  const [first] = records;
  if (first === undefined) {
    return [];
  }
  switch (first.routing.policy) {
    case 'simple':
      return [{ record: first, part: 1 }];
    case 'failover':
      return [{ record: chooseFailover(records, isHealthy) ?? first, part: 1 }];
    case 'weighted':
      return chooseWeighted(records, isHealthy);
  }
}

function chooseFailover(
  records: readonly TreeRecord[],
  isHealthy: (record: TreeRecord) => boolean,
): TreeRecord | undefined {
  const inRole = (role: 'PRIMARY' | 'SECONDARY') =>
    records.find(({ routing }) => routing.policy === 'failover' && routing.role === role);
  const primary = inRole('PRIMARY');
  const secondary = inRole('SECONDARY');
  const healthy = [primary, secondary].find((record) => record !== undefined && isHealthy(record));
  return healthy ?? primary ?? secondary;
}

function chooseWeighted(records: readonly TreeRecord[], isHealthy: (record: TreeRecord) => boolean): readonly Choice[] {
  const weightOf = ({ routing }: TreeRecord) => (routing.policy === 'weighted' ? routing.weight : 0);
  const weighted = records.filter((record) => weightOf(record) > 0);
  const reserve = records.filter((record) => weightOf(record) === 0);
  const candidates = [weighted.filter(isHealthy), reserve.filter(isHealthy), weighted, reserve];
  const chosen = candidates.find((list) => list.length > 0) ?? [];
  const sum = chosen.reduce((total, record) => total + weightOf(record), 0);
  // Records that all have weight 0 are chosen with equal probability.
  return chosen.map((record) => ({ record, part: sum === 0 ? 1 / chosen.length : weightOf(record) / sum }));
}
