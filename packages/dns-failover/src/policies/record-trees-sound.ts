import type { LocatedProblem, Policy, StackResource } from '@etops/foundation';
import { blocksOf } from '@etops/foundation';
import { ALIAS_TTL_SECONDS } from '../limits';
import { problemOf } from './problem-of';

const CODE = 'POLICY_DNS_RECORD_TREE';
const problem = problemOf(CODE);

/**
 * Checks that weighted and failover records avoid unhealthy targets and keep their shares.
 *
 * `DnsFailover` creates only such records; this policy enforces the same for handwritten ones.
 */
export const recordTreesSound: Policy = {
  code: CODE,
  description: 'records that share a name avoid unhealthy targets, and keep their shares',
  check: (subject) => {
    const records = subject.resources('aws_route53_record').map(toRecord);
    const sets = new Map<string, SetRecord[]>();
    for (const record of records.filter(({ policy }) => policy !== 'simple')) {
      sets.set(record.set, [...(sets.get(record.set) ?? []), record]);
    }
    return [
      ...records.flatMap((record) => aliasProblems(record, records)),
      ...[...sets.values()].flatMap((set) => [
        ...set.flatMap(healthProblems),
        ...pairProblems(set),
        ...ttlProblems(set),
      ]),
    ];
  },
};

interface SetRecord {
  readonly resource: StackResource;
  /** Key of the set: records of one zone, name and type. */
  readonly set: string;
  readonly name: string;
  readonly policy: 'weighted' | 'failover' | 'simple';
  readonly weight: number | undefined;
  readonly role: unknown;
  readonly alias: { readonly name: string; readonly evaluated: boolean } | undefined;
  readonly ttlSeconds: number | undefined;
  readonly checked: boolean;
}

function toRecord(resource: StackResource): SetRecord {
  const { zone_id, name, type, ttl, alias, health_check_id, ...routing } = resource.attributes;
  const [weighted] = blocksOf(routing.weighted_routing_policy);
  const [failover] = blocksOf(routing.failover_routing_policy);
  const [target] = blocksOf(alias);
  const evaluated = target?.evaluate_target_health === true;
  return {
    resource,
    set: JSON.stringify([zone_id, name, type]),
    name: String(name),
    policy: weighted ? 'weighted' : failover ? 'failover' : 'simple',
    weight: weighted === undefined ? undefined : Number(weighted.weight),
    role: failover?.type,
    alias: target === undefined ? undefined : { name: String(target.name), evaluated },
    ttlSeconds: ttl === undefined ? undefined : Number(ttl),
    checked: health_check_id !== undefined || evaluated,
  };
}

function aliasProblems(record: SetRecord, records: readonly SetRecord[]): LocatedProblem[] {
  const { alias, policy, resource } = record;
  if (alias === undefined || alias.evaluated || alias.name.endsWith('.cloudfront.net')) {
    return [];
  }
  const toSet = records.some(({ name, policy: other }) => name === alias.name && other !== 'simple');
  return policy !== 'simple' || toSet
    ? [
        problem(
          resource,
          `alias.evaluate_target_health must be true in a tree of records, got an alias to '${alias.name}' without it; set it to true, Route 53 would answer with a dead target`,
        ),
      ]
    : [];
}

function healthProblems({ resource, weight, role, checked }: SetRecord): LocatedProblem[] {
  if (checked) {
    return [];
  }
  return [
    ...(weight === 0
      ? [
          problem(
            resource,
            'a record with weight 0 must have a health check or evaluate its target, got neither; add one, Route 53 answers with weight 0 if all others are unhealthy',
          ),
        ]
      : []),
    ...(role === 'PRIMARY'
      ? [
          problem(
            resource,
            'the PRIMARY record must have a health check or evaluate its target, got neither; add one, otherwise it is always healthy and the SECONDARY never answers',
          ),
        ]
      : []),
  ];
}

function pairProblems(set: readonly SetRecord[]): LocatedProblem[] {
  const [first] = set;
  const roles = set.map(({ role }) => role);
  return first?.policy === 'failover' && !(roles.includes('PRIMARY') && roles.includes('SECONDARY'))
    ? [
        problem(
          first.resource,
          `failover records must come as PRIMARY and SECONDARY, got ${roles.join(', ')} of '${first.name}' only; add the other record, or use a simple record`,
        ),
      ]
    : [];
}

/** Checks that all TTLs of a set are equal: otherwise clients accumulate at the answer that resolvers cache longest. */
function ttlProblems(set: readonly SetRecord[]): LocatedProblem[] {
  const aliases = set.some(({ alias }) => alias !== undefined);
  const wanted = aliases ? ALIAS_TTL_SECONDS : set[0]?.ttlSeconds;
  return set
    .filter(({ alias, ttlSeconds }) => alias === undefined && ttlSeconds !== wanted)
    .map(({ resource, ttlSeconds, name }) =>
      problem(
        resource,
        `ttl must be ${String(wanted)} like that of the other records of '${name}', got ${String(ttlSeconds)}; use one TTL, resolvers that keep an answer longer shift the shares`,
      ),
    );
}
