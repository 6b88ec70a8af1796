import type { FailoverSettings } from './sites';
import { publicNames } from './sites';
import type { SiteId, Situation } from './situations';
import { canServe, placesOf, trafficModel } from './situations';
import { switchIds } from './switches';
import type { Traffic } from './traffic';

/** One column of conditions: a site that is up or down, or a switch that is on or off. */
export interface Fact {
  readonly id: string;
  readonly kind: 'site' | 'switch';
}

/** What follows from a row's conditions. */
export interface Outcome {
  /** Sites that can serve; when there is none, Route 53 answers as if all were healthy. */
  readonly canServe: readonly SiteId[];
  /** Shares of the sites for each way of sharing the traffic, in percent. */
  readonly traffic: readonly (readonly { readonly site: SiteId; readonly percent: number }[])[];
}

export interface TruthTableRow extends Outcome {
  /** The facts that decide; the others do not matter. */
  readonly conditions: Situation;
}

export interface TruthTable {
  readonly facts: readonly Fact[];
  readonly traffic: readonly Traffic[];
  readonly rows: readonly TruthTableRow[];
}

/**
 * Where traffic goes in every situation, by the model of Route 53's rules over the planned tree.
 *
 * Addresses of one site are up or down together here. Situations that differ only in what does not matter are one row,
 * so that each situation is in exactly one.
 *
 * @param presets ways of sharing the traffic, a column each @default normal, and all to either site
 */
export function truthTable(
  settings: FailoverSettings,
  presets: readonly Traffic[] = ['normal', 'all-to-aws', 'all-to-on-premises'],
): TruthTable {
  const switches = new Set<string>(switchIds(settings));
  const facts = (
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
    .map((id): Fact => ({ id, kind: switches.has(id) ? 'switch' : 'site' }));
  const models = presets.map((traffic) => trafficModel({ ...settings, traffic }));
  return { facts, traffic: presets, rows: fold(facts, {}, (situation) => outcomeOf(settings, models, situation)) };
}

/** Splits on one fact after the other, and not on those that make no difference. */
function fold(
  [fact, ...others]: readonly Fact[],
  known: Situation,
  outcome: (situation: Situation) => Outcome,
): readonly TruthTableRow[] {
  if (fact === undefined) {
    return [{ conditions: {}, ...outcome(known) }];
  }
  const branches = [true, false].map((value) => ({
    value,
    rows: fold(others, { ...known, [fact.id]: value }, outcome),
  }));
  const [first, second] = branches;
  if (first !== undefined && JSON.stringify(first.rows) === JSON.stringify(second?.rows)) {
    return first.rows;
  }
  return branches.flatMap(({ value, rows }) =>
    rows.map((row) => ({ ...row, conditions: { [fact.id]: value, ...row.conditions } })),
  );
}

function outcomeOf(
  settings: FailoverSettings,
  models: readonly ReturnType<typeof trafficModel>[],
  bySite: Situation,
): Outcome {
  const places = placesOf(settings);
  const up = Object.fromEntries(places.map(({ id, site }) => [id, bySite[site] === true]));
  const situation = { ...bySite, ...up };
  const serving = new Set(places.filter((place) => canServe(settings, place, situation)).map(({ site }) => site));
  const [name = settings.zone.name] = publicNames(settings);
  return {
    canServe: [...serving],
    traffic: models.map((trafficOf) => {
      const shares = new Map<SiteId, number>();
      for (const { place, share } of trafficOf(situation, { name, type: 'A' })) {
        shares.set(place.site, (shares.get(place.site) ?? 0) + share);
      }
      return [...shares].map(([site, share]) => ({ site, percent: Math.round(share * 1000) / 10 }));
    }),
  };
}
