import { checkOptions } from '@etops/foundation';
import type { FailoverSettings, Traffic } from '../records';
import { publicNames } from '../sites';
import { shapes } from '../shapes.generated';
import { switchIds } from '../switches';
import type { SiteId, Situation, Target } from './situations';
import { canServe, endpointsOf, trafficModel } from './situations';

/** A condition, one column of the table: a site is up or down, or a switch is on or off. */
export interface Condition {
  /** Id of the site or the switch. */
  readonly id: string;
  /** Whether it is a site or a switch. */
  readonly kind: 'site' | 'switch';
}

/** Result of a row's conditions. */
export interface Outcome {
  /** Sites that can serve; if none can, the last resort answers, or without one Route 53 as if all were healthy. */
  readonly canServe: readonly SiteId[];
  /** Shares of the sites and the last resort for each way of sharing the traffic. */
  readonly traffic: readonly (readonly SiteShare[])[];
}

/** Share of the traffic that a site gets. */
export interface SiteShare {
  /** Site, or the page of last resort. */
  readonly site: Target['site'];
  /** Share in percent. */
  readonly percent: number;
  /**
   * Whether the share is more than the site can carry.
   *
   * @default - it can carry the share, or its capacity is unknown
   */
  readonly overloaded?: true;
}

/** One row of the table. */
export interface TruthTableRow extends Outcome {
  /** Values of the conditions that decide; the others make no difference. */
  readonly conditions: Situation;
}

/** Where DNS sends clients, in every situation. */
export interface TruthTable {
  /** Columns of the conditions. */
  readonly conditions: readonly Condition[];
  /** Ways of sharing the traffic, one column each. */
  readonly traffic: readonly Traffic[];
  /** Rows; each situation is in exactly one. */
  readonly rows: readonly TruthTableRow[];
}

/**
 * Computes where traffic goes in every situation, by the model of Route 53's rules over the planned tree.
 *
 * The addresses of one site are up or down together here. Situations with the same result share a row, and each
 * situation is in exactly one.
 *
 * @throws ValidationError if a setting is unknown or of another type
 * @param settings settings of the record tree
 * @param presets ways of sharing the traffic, one column each; by default normal, and all to either site
 */
export function truthTable(
  settings: FailoverSettings,
  presets: readonly Traffic[] = ['normal', 'all-to-aws', 'all-to-on-premises'],
): TruthTable {
  settings = checkOptions('truthTable', shapes, 'FailoverSettings', settings);
  const switches = new Set<string>(switchIds(settings));
  const conditions = (
    [
      'on-premises',
      'evacuate-on-premises',
      'dr-in-service',
      'primary',
      'evacuate-primary',
      'dr',
      'evacuate-dr',
    ] as const
  )
    .filter((id) => !id.includes('-') || id === 'on-premises' || switches.has(id))
    .map((id): Condition => ({ id, kind: switches.has(id) ? 'switch' : 'site' }));
  const models = presets.map((traffic) => trafficModel({ ...settings, traffic }));
  return {
    conditions,
    traffic: presets,
    rows: fold(conditions, {}, (situation) => outcomeOf(settings, models, situation)),
  };
}

/** Splits on one condition after the other, but not on those that make no difference. */
function fold(
  [condition, ...others]: readonly Condition[],
  known: Situation,
  outcome: (situation: Situation) => Outcome,
): readonly TruthTableRow[] {
  if (condition === undefined) {
    return [{ conditions: {}, ...outcome(known) }];
  }
  const branches = [true, false].map((value) => ({
    value,
    rows: fold(others, { ...known, [condition.id]: value }, outcome),
  }));
  const [first, second] = branches;
  if (first !== undefined && JSON.stringify(first.rows) === JSON.stringify(second?.rows)) {
    return first.rows;
  }
  return branches.flatMap(({ value, rows }) =>
    rows.map((row) => ({ ...row, conditions: { [condition.id]: value, ...row.conditions } })),
  );
}

function outcomeOf(
  settings: FailoverSettings,
  models: readonly ReturnType<typeof trafficModel>[],
  bySite: Situation,
): Outcome {
  const endpoints = endpointsOf(settings);
  const up = Object.fromEntries(endpoints.map(({ id, site }) => [id, bySite[site] === true]));
  const situation = { ...bySite, ...up };
  const serving = new Set(
    endpoints.filter((endpoint) => canServe(settings, endpoint, situation)).map(({ site }) => site),
  );
  const [name = settings.zone.name] = publicNames(settings);
  return {
    canServe: [...serving],
    traffic: models.map((trafficOf) => {
      const shares = new Map<Target['site'], number>();
      for (const { endpoint, share } of trafficOf(situation, { name, type: 'A' })) {
        shares.set(endpoint.site, (shares.get(endpoint.site) ?? 0) + share);
      }
      return [...shares].map(([site, share]) => siteShare(settings, site, Math.round(share * 1000) / 10));
    }),
  };
}

function siteShare({ sites }: FailoverSettings, site: Target['site'], percent: number): SiteShare {
  const { capacityPercent = 100 } = site === 'on-premises' ? sites.onPremises : sites.aws;
  return site !== 'last-resort' && percent > capacityPercent ? { site, percent, overloaded: true } : { site, percent };
}
