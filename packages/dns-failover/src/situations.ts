import type { Observations } from './check-status';
import { treeOf } from './dns-tree';
import { addressId } from './plan-checks';
import { planRecords } from './plan-records';
import type { Question } from './resolve';
import { resolve } from './resolve';
import type { FailoverSettings } from './sites';
import type { SwitchId } from './switches';
import { isGated, switchIds } from './switches';

export type SiteId = 'on-premises' | 'primary' | 'dr';

/** Something that answers clients: an address on-premises, or a Region's origin. */
export interface Place {
  /** Stable id, for instance `primary` or `on-premises-203-0-113-10`. */
  readonly id: string;
  readonly site: SiteId;
  /** What Route 53 answers when it leads there. */
  readonly target: string;
}

/** One state of the world: which places are up, and which switches are on, by their ids. */
export type Situation = Readonly<Record<string, boolean>>;

/** All places that the tree leads to. */
export function placesOf({ sites }: Pick<FailoverSettings, 'sites'>): readonly Place[] {
  return [
    ...sites.onPremises.addresses.map((address) => ({
      id: addressId(address),
      site: 'on-premises' as const,
      target: address,
    })),
    ...(['primary', 'dr'] as const).map((site) => ({ id: site, site, target: sites.aws[site].dnsName })),
  ];
}

/** Every combination of places that are up or down and switches that are on or off. */
export function allSituations(settings: FailoverSettings): readonly Situation[] {
  const facts = [...placesOf(settings).map(({ id }) => id), ...switchIds(settings)];
  return Array.from({ length: 2 ** facts.length }, (_, number) =>
    Object.fromEntries(facts.map((fact, bit) => [fact, Math.floor(number / 2 ** bit) % 2 === 1])),
  );
}

/**
 * Whether a place can serve clients: it is up, nobody has evacuated its site, and its database is the one that takes
 * writes.
 */
export function canServe(settings: FailoverSettings, { id, site }: Place, situation: Situation): boolean {
  const evacuation: SwitchId = `evacuate-${site}`;
  const writes =
    site === 'on-premises' || !isGated(settings.sites.aws) || situation['dr-in-service'] === (site === 'dr');
  return situation[id] === true && situation[evacuation] !== true && writes;
}

/** What Route 53 and CloudWatch see of a situation. */
export function observationsOf(settings: FailoverSettings, situation: Situation): Observations {
  const places = placesOf(settings);
  return {
    endpointAnswers: (checkId) => situation[checkId.replace(/^check-/, '')] === true,
    datapoint: (metric) => (situation[metric] === true ? 1 : 0),
    nameAnswers: (name) => places.some(({ id, target }) => target === name && situation[id] === true),
  };
}

/** A part of the clients, and the place to which it is led. */
export interface TrafficShare {
  readonly place: Place;
  /** Part of 1. */
  readonly share: number;
}

/**
 * Where the planned tree leads the clients of a name, in whatever situation.
 *
 * @returns a function, so that the tree is planned once for many situations
 */
export function trafficModel(
  settings: FailoverSettings,
): (situation: Situation, question: Question) => readonly TrafficShare[] {
  const places = placesOf(settings);
  const tree = treeOf(planRecords(settings));
  return (situation, question) =>
    resolve(tree, question, observationsOf(settings, situation)).flatMap(({ target, share }) =>
      places.filter((place) => place.target === target).map((place) => ({ place, share })),
    );
}
