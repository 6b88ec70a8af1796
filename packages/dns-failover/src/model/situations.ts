import { isIPv6 } from 'node:net';
import { addressId } from '../health-checks';
import type { FailoverSettings } from '../records';
import { planRecords } from '../records';
import type { SwitchId } from '../switches';
import { failsOverManually, switchIds } from '../switches';
import type { Observations } from './check-status';
import { treeOf } from './dns-tree';
import type { Question } from './resolve';
import { resolve } from './resolve';

/** The on-premises site, or a Region of the site in AWS. */
export type SiteId = 'on-premises' | 'primary' | 'dr';

/** A target that answers clients: an endpoint of a site, or the page of last resort. */
export interface Target {
  /** Stable id, for example `primary`, `on-premises-203-0-113-10` or `last-resort`. */
  readonly id: string;
  /** Site that the target belongs to, or the page. */
  readonly site: SiteId | 'last-resort';
  /** Route 53's answer for it: addresses, the origin's name, or that of a distribution. */
  readonly target: string;
}

/** An endpoint of a site: an on-premises address, or a Region's origin. */
export interface Endpoint extends Target {
  /** Site that the endpoint belongs to. */
  readonly site: SiteId;
}

/** One situation: which endpoints are up and which switches are on, by their ids. */
export type Situation = Readonly<Record<string, boolean>>;

/** Returns all endpoints of the tree. */
export function endpointsOf({ sites }: Pick<FailoverSettings, 'sites'>): readonly Endpoint[] {
  return [
    ...sites.onPremises.addresses.map((address) => ({
      id: addressId(address),
      site: 'on-premises' as const,
      target: address,
    })),
    ...(['primary', 'dr'] as const).map((site) => ({ id: site, site, target: sites.aws[site].dnsName })),
  ];
}

/** Returns every combination of endpoints that are up or down and switches that are on or off. */
export function allSituations(settings: FailoverSettings): readonly Situation[] {
  const ids = [...endpointsOf(settings).map(({ id }) => id), ...switchIds(settings)];
  return Array.from({ length: 2 ** ids.length }, (_, number) =>
    Object.fromEntries(ids.map((id, bit) => [id, Math.floor(number / 2 ** bit) % 2 === 1])),
  );
}

/**
 * Returns whether an endpoint can serve clients: it is up, its site is not evacuated, and its database accepts writes.
 *
 * The database of an on-premises site with `data: 'aws'` is in the Region that accepts writes, which must be up.
 */
export function canServe(settings: FailoverSettings, { id, site }: Endpoint, situation: Situation): boolean {
  const evacuation: SwitchId = `evacuate-${site}`;
  const writes =
    site === 'on-premises' || !failsOverManually(settings.sites.aws) || situation['dr-in-service'] === (site === 'dr');
  return isUp(settings, { id, site }, situation) && situation[evacuation] !== true && writes;
}

/** Returns whether an endpoint passes its health check: with its database elsewhere, that must be up as well. */
function isUp({ sites }: FailoverSettings, { id, site }: Pick<Endpoint, 'id' | 'site'>, situation: Situation): boolean {
  const { data = 'own' } = sites.onPremises;
  return situation[id] === true && (site !== 'on-premises' || data === 'own' || isWriterUp(sites.aws, situation));
}

function isWriterUp(aws: FailoverSettings['sites']['aws'], situation: Situation): boolean {
  const { primary = false, dr = false } = situation;
  return failsOverManually(aws) ? (situation['dr-in-service'] === true ? dr : primary) : primary || dr;
}

/** Returns the observations of Route 53 and CloudWatch in a situation. */
export function observationsOf(settings: FailoverSettings, situation: Situation): Observations {
  const endpoints = endpointsOf(settings);
  return {
    endpointAnswers: (checkId) =>
      endpoints.some(
        (endpoint) => endpoint.id === checkId.replace(/^check-/, '') && isUp(settings, endpoint, situation),
      ),
    datapoint: (metric) => (situation[metric] === true ? 1 : 0),
    nameAnswers: (name) => endpoints.some(({ id, target }) => target === name && situation[id] === true),
  };
}

/** Share of the clients that a target gets. */
export interface TrafficShare {
  /** Endpoint of a site that answers them, or the page of last resort. */
  readonly endpoint: Target;
  /** Share of the clients, 0 to 1. */
  readonly share: number;
}

/**
 * Creates a model that computes which endpoints the clients of a name reach in a situation.
 *
 * @returns a function, so that the tree is planned once for many situations
 */
export function trafficModel(
  settings: FailoverSettings,
): (situation: Situation, question: Question) => readonly TrafficShare[] {
  const endpoints: readonly Target[] = [...endpointsOf(settings), ...pagesOf(settings)];
  const tree = treeOf(planRecords(settings));
  return (situation, question) =>
    resolve(tree, question, observationsOf(settings, situation)).flatMap(({ target, share }) =>
      endpoints.filter((endpoint) => endpoint.target === target).map((endpoint) => ({ endpoint, share })),
    );
}

function pagesOf({ lastResort }: FailoverSettings): readonly Target[] {
  if (lastResort === undefined) {
    return [];
  }
  const { addresses = [], cloudFrontDomainName: domainName } = lastResort;
  const families = [addresses.filter((address) => !isIPv6(address)), addresses.filter(isIPv6)];
  return (domainName === undefined ? families.map((family) => family.join(', ')) : [domainName]).map((target) => ({
    id: 'last-resort',
    site: 'last-resort',
    target,
  }));
}
