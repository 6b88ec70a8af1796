import { isIPv6 } from 'node:net';
import type { PlannedCheck } from '../health-checks';
import { addressId, eligibilityCheckId, planHealthChecks } from '../health-checks';
import { ALIAS_TTL_SECONDS } from '../limits';
import type { LastResort } from '../sites';
import { internalNames, publicNames } from '../sites';
import type { FailoverSettings } from './records-props';
import { weightsOf } from './traffic';

/** Routing policy of a planned record. */
export type PlannedRouting =
  | { readonly policy: 'weighted'; readonly weight: number }
  | { readonly policy: 'failover'; readonly role: 'PRIMARY' | 'SECONDARY' };

/** Value of a planned record: addresses, or an alias to other records or to a CloudFront distribution. */
export type PlannedTarget =
  | { readonly kind: 'addresses'; readonly addresses: readonly string[]; readonly ttlSeconds: number }
  /** Never evaluated: Route 53 cannot, so the distribution counts as healthy. */
  | { readonly kind: 'distribution'; readonly domainName: string }
  /** Always evaluated: otherwise the alias would point into a branch in which every site is dead. */
  | { readonly kind: 'alias'; readonly name: string; readonly evaluateTargetHealth: true };

/** One record of the tree. */
export interface PlannedRecord {
  /** Stable id, also the last part of its Terraform address. */
  readonly id: string;
  /** Record type. */
  readonly type: 'A' | 'AAAA';
  /** Fully qualified, without the final dot. */
  readonly name: string;
  /** Unique among the records of the same name. */
  readonly setIdentifier: string;
  /** Routing policy with its weight or role. */
  readonly routing: PlannedRouting;
  /** Address or alias that Route 53 answers with. */
  readonly target: PlannedTarget;
  /**
   * Check that must be healthy, in addition to the target of an alias.
   *
   * @default - the health of the alias's target decides
   */
  readonly checkId?: string;
}

/** The whole tree: health checks, and the records that use them. */
export interface RecordPlan {
  /** Children before the checks that are calculated from them. */
  readonly checks: readonly PlannedCheck[];
  /** Targets before the aliases that point to them. */
  readonly records: readonly PlannedRecord[];
}

/**
 * Plans the record tree.
 *
 * ```text
 * airline.example ─┬─ weighted ─> on-premises.airline.example ── weighted ─> each address, if eligible
 *                  └─ weighted ─> aws.airline.example ─┬─ PRIMARY ───> origin of the first Region, if eligible
 *                                                      └─ SECONDARY ─> origin of the second Region, if eligible
 * ```
 *
 * With a last resort, the public names keep their weighted records, but these point to a failover pair above the weights:
 *
 * ```text
 * airline.example ── weighted ─> failover.airline.example ─┬─ PRIMARY ───> sites.airline.example ── weighted ─> as above
 *                                                          └─ SECONDARY ─> the page, without a health check
 * ```
 *
 * The pair cannot be at the public names: Route 53 accepts one routing policy per name and type, and Terraform changes one
 * record at a time, so the names would have no answer while the weighted records are gone. This way each public record
 * changes its target in place, and back.
 *
 * Each site has its own name, so that all records that point to it share its health: a site is healthy while one record
 * under its name is. A target is eligible while its endpoint answers and no switch forbids it. If the sites have IPv6,
 * the plan contains the same tree for AAAA.
 */
export function planRecords(settings: FailoverSettings): RecordPlan {
  const records = recordsOf(settings, 'A');
  return {
    checks: planHealthChecks(settings),
    records: settings.sites.aws.ipv6 === true ? [...records, ...recordsOf(settings, 'AAAA')] : records,
  };
}

function recordsOf(settings: FailoverSettings, type: PlannedRecord['type']): readonly PlannedRecord[] {
  const { sites, zone, traffic, lastResort } = settings;
  const { onPremises, aws } = sites;
  const internal = internalNames(settings);
  const weights = weightsOf({ onPremises: onPremises.weight, aws: aws.weight }, traffic);
  const suffix = type === 'A' ? '' : '-ipv6';
  const regions = [
    { id: 'primary', role: 'PRIMARY' },
    { id: 'dr', role: 'SECONDARY' },
  ] as const;
  const shares = [
    { id: 'on-premises', name: internal.onPremises, weight: weights.onPremises },
    { id: 'aws', name: internal.aws, weight: weights.aws },
  ] as const;
  return [
    ...onPremises.addresses
      .filter((address) => isIPv6(address) === (type === 'AAAA'))
      .map((address) => ({
        id: addressId(address),
        type,
        name: internal.onPremises,
        setIdentifier: address,
        routing: { policy: 'weighted' as const, weight: 1 },
        target: { kind: 'addresses' as const, addresses: [address], ttlSeconds: ALIAS_TTL_SECONDS },
        checkId: eligibilityCheckId(addressId(address)),
      })),
    ...regions.map(({ id, role }) => ({
      id: `aws-${id}${suffix}`,
      type,
      name: internal.aws,
      setIdentifier: id,
      routing: { policy: 'failover' as const, role },
      target: aliasTo(aws[id].dnsName),
      checkId: eligibilityCheckId(id),
    })),
    ...(lastResort === undefined
      ? []
      : [
          ...shares.map((share) => ({
            id: `${share.id}-share${suffix}`,
            type,
            name: internal.sites,
            setIdentifier: share.id,
            routing: { policy: 'weighted' as const, weight: share.weight },
            target: aliasTo(share.name),
          })),
          {
            id: `failover-sites${suffix}`,
            type,
            name: internal.failover,
            setIdentifier: 'sites',
            routing: { policy: 'failover' as const, role: 'PRIMARY' as const },
            target: aliasTo(internal.sites),
          },
          {
            id: `failover-last-resort${suffix}`,
            type,
            name: internal.failover,
            setIdentifier: 'last-resort',
            routing: { policy: 'failover' as const, role: 'SECONDARY' as const },
            target: pageOf(lastResort, type),
          },
        ]),
    ...publicNames(settings).flatMap((name) =>
      shares.map((share) => ({
        id: `${labelOf(name, zone.name)}-${share.id}${suffix}`,
        type,
        name,
        setIdentifier: share.id,
        routing: { policy: 'weighted' as const, weight: share.weight },
        target: aliasTo(lastResort === undefined ? share.name : internal.failover),
      })),
    ),
  ];
}

function pageOf({ addresses = [], cloudFrontDomainName }: LastResort, type: PlannedRecord['type']): PlannedTarget {
  return cloudFrontDomainName === undefined
    ? {
        kind: 'addresses',
        addresses: addresses.filter((address) => isIPv6(address) === (type === 'AAAA')),
        ttlSeconds: ALIAS_TTL_SECONDS,
      }
    : { kind: 'distribution', domainName: cloudFrontDomainName };
}

function aliasTo(name: string): PlannedTarget {
  return { kind: 'alias', name, evaluateTargetHealth: true };
}

/**
 * Returns `apex` for the zone itself, and the labels before it for names within.
 *
 * Host names contain no `_`: it replaces a dot, and tells a host that is named `apex` from the zone.
 */
function labelOf(name: string, zoneName: string): string {
  const labels = name === zoneName ? '' : name.slice(0, -zoneName.length - 1);
  return labels === '' ? 'apex' : labels === 'apex' ? 'apex_' : labels.replaceAll('.', '_');
}
