import type { LocatedProblem, Policy, PolicyResource } from '@etops/foundation';
import { ALIAS_TTL_SECONDS } from '../limits';
import { blocksIn, problemOf } from './attributes';

const CODE = 'POLICY_DNS_RECORD_TREE';
const problem = problemOf(CODE);

/**
 * Records that share a name, by weight or by failover, leave what is dead and keep their shares.
 *
 * `DnsFailover` cannot make others; this holds records that are written by hand to the same.
 */
export const recordTreesSound: Policy = {
  code: CODE,
  description: 'records that share a name leave what is dead, and keep their shares',
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
  readonly resource: PolicyResource;
  /** Records of one zone, name and type stand in one set. */
  readonly set: string;
  readonly name: string;
  readonly policy: 'weighted' | 'failover' | 'simple';
  readonly weight: number | undefined;
  readonly role: unknown;
  readonly alias: { readonly name: string; readonly evaluated: boolean } | undefined;
  readonly ttlSeconds: number | undefined;
  readonly checked: boolean;
}

function toRecord(resource: PolicyResource): SetRecord {
  const { zone_id, name, type, ttl, alias, health_check_id, ...routing } = resource.attributes;
  const [weighted] = blocksIn(routing.weighted_routing_policy);
  const [failover] = blocksIn(routing.failover_routing_policy);
  const [target] = blocksIn(alias);
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
  const leadsOn = records.some(({ name, policy: other }) => name === alias.name && other !== 'simple');
  return policy !== 'simple' || leadsOn
    ? [
        problem(
          resource,
          `alias.evaluate_target_health must be true in a tree of records, got an alias to '${alias.name}' without it; it would lead there when everything there is dead`,
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
            'a record with weight 0 must have a health check, or evaluate its target, got neither; weight 0 is not off: Route 53 answers with it when all others are unhealthy',
          ),
        ]
      : []),
    ...(role === 'PRIMARY'
      ? [
          problem(
            resource,
            'the PRIMARY record must have a health check, or evaluate its target, got neither; it is always healthy so, and the SECONDARY never answers',
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
          `failover records must come as PRIMARY and SECONDARY, got ${roles.join(', ')} of '${first.name}' only; add the other side, or use a simple record`,
        ),
      ]
    : [];
}

/** Resolvers keep one answer longer than the other, and clients gather there. */
function ttlProblems(set: readonly SetRecord[]): LocatedProblem[] {
  const aliases = set.some(({ alias }) => alias !== undefined);
  const wanted = aliases ? ALIAS_TTL_SECONDS : set[0]?.ttlSeconds;
  return set
    .filter(({ alias, ttlSeconds }) => alias === undefined && ttlSeconds !== wanted)
    .map(({ resource, ttlSeconds, name }) =>
      problem(
        resource,
        `ttl must be ${String(wanted)} like that of the other records of '${name}', got ${String(ttlSeconds)}; shares follow how long resolvers keep an answer, not only the weights`,
      ),
    );
}
