import { ALIAS_TTL_SECONDS } from './limits';
import type { FailoverSettings } from './sites';
import { internalNames, publicNames } from './sites';

/** An HTTPS health check. */
export interface PlannedCheck {
  /** Stable id, also the last part of its Terraform address. */
  readonly id: string;
  /** Address that is checked. Absent: Route 53 resolves {@link hostName} by itself, to IPv4. */
  readonly address?: string;
  /** Sent in the `Host` header and in TLS. */
  readonly hostName: string;
  readonly port: number;
  readonly path: string;
}

export type PlannedRouting =
  | { readonly policy: 'weighted'; readonly weight: number }
  | { readonly policy: 'failover'; readonly role: 'PRIMARY' | 'SECONDARY' };

export type PlannedTarget =
  | { readonly kind: 'address'; readonly address: string; readonly ttlSeconds: number }
  /** Always evaluated: an alias that is not would lead into a branch whose every site is dead. */
  | { readonly kind: 'alias'; readonly name: string; readonly evaluateTargetHealth: true };

/** One record of the tree. */
export interface PlannedRecord {
  /** Stable id, also the last part of its Terraform address. */
  readonly id: string;
  readonly type: 'A';
  /** Fully qualified, without the final dot. */
  readonly name: string;
  /** Unique among the records of the same name. */
  readonly setIdentifier: string;
  readonly routing: PlannedRouting;
  readonly target: PlannedTarget;
  /** Check that the record needs to be healthy, beside its target where that is an alias. */
  readonly checkId?: string;
}

/** The whole tree: what is checked, and what leads where. */
export interface RecordPlan {
  readonly checks: readonly PlannedCheck[];
  /** Targets before the aliases that lead to them. */
  readonly records: readonly PlannedRecord[];
}

/**
 * Plans the record tree.
 *
 * ```text
 * airline.example ─┬─ weighted ─> on-premises.airline.example ── weighted ─> each address, checked
 *                  └─ weighted ─> aws.airline.example ─┬─ PRIMARY ───> origin of the first Region, checked
 *                                                      └─ SECONDARY ─> origin of the second Region, checked
 * ```
 *
 * Each site has a name of its own, so that its health is one thing wherever it is pointed to: a site is healthy while
 * one record under its name is.
 */
export function planRecords(settings: FailoverSettings): RecordPlan {
  const { sites, zone } = settings;
  const { onPremises, aws } = sites;
  const names = publicNames(settings);
  const internal = internalNames(settings);
  const addresses = onPremises.addresses.map((address) => ({
    address,
    id: `on-premises-${address.replaceAll('.', '-')}`,
  }));
  const regions = [
    { id: 'primary', role: 'PRIMARY', endpoint: aws.primary },
    { id: 'dr', role: 'SECONDARY', endpoint: aws.dr },
  ] as const;
  const shares = [
    { id: 'on-premises', name: internal.onPremises, weight: onPremises.weight },
    { id: 'aws', name: internal.aws, weight: aws.weight },
  ] as const;
  return {
    checks: [
      ...addresses.map(({ address, id }) => ({
        id: `check-${id}`,
        address,
        hostName: onPremises.hostName ?? names[0] ?? zone.name,
        port: onPremises.port ?? 443,
        path: onPremises.healthCheckPath,
      })),
      ...regions.map(({ id, endpoint }) => ({
        id: `check-${id}`,
        hostName: endpoint.dnsName,
        port: endpoint.port,
        path: endpoint.healthCheckPath,
      })),
    ],
    records: [
      ...addresses.map(({ address, id }) => ({
        id,
        type: 'A' as const,
        name: internal.onPremises,
        setIdentifier: address,
        routing: { policy: 'weighted' as const, weight: 1 },
        target: { kind: 'address' as const, address, ttlSeconds: ALIAS_TTL_SECONDS },
        checkId: `check-${id}`,
      })),
      ...regions.map(({ id, role, endpoint }) => ({
        id: `aws-${id}`,
        type: 'A' as const,
        name: internal.aws,
        setIdentifier: id,
        routing: { policy: 'failover' as const, role },
        target: aliasTo(endpoint.dnsName),
        checkId: `check-${id}`,
      })),
      ...names.flatMap((name) =>
        shares.map((share) => ({
          id: `${labelOf(name, zone.name)}-${share.id}`,
          type: 'A' as const,
          name,
          setIdentifier: share.id,
          routing: { policy: 'weighted' as const, weight: share.weight },
          target: aliasTo(share.name),
        })),
      ),
    ],
  };
}

function aliasTo(name: string): PlannedTarget {
  return { kind: 'alias', name, evaluateTargetHealth: true };
}

/**
 * `apex` for the zone itself, the labels before it for names within. `_`, which no host name has, stands for a dot, and
 * tells a host that is called `apex` from the zone.
 */
function labelOf(name: string, zoneName: string): string {
  const labels = name === zoneName ? '' : name.slice(0, -zoneName.length - 1);
  return labels === '' ? 'apex' : labels === 'apex' ? 'apex_' : labels.replaceAll('.', '_');
}
