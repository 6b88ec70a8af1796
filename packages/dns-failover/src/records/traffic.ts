import type { ProblemList } from '@etops/foundation';
import { isToken, show } from '@etops/foundation';
import { WEIGHT } from '../limits';

/**
 * Distribution of the traffic over the sites.
 *
 * - `normal`: by their own weights
 * - `all-to-aws`, `all-to-on-premises`: the other site has weight 0, and answers if this one cannot
 * - `{ towards, percent }`: moves this percentage of the other site's normal share to the site; 0 to 100
 */
export type Traffic =
  | 'normal'
  | 'all-to-aws'
  | 'all-to-on-premises'
  | { readonly towards: 'aws' | 'on-premises'; readonly percent: number };

type TrafficShift = Exclude<Traffic, string>;

const SITES: readonly TrafficShift['towards'][] = ['aws', 'on-premises'];

/** Traffic of a record tree. */
export interface TrafficSettings {
  /**
   * Current distribution of the traffic over the sites. A change affects only weights.
   *
   * @default 'normal'
   */
  readonly traffic?: Traffic;
}

/** Weights of the two sites' records. */
export interface Weights {
  /** Weight of the on-premises site; 0 to 255. */
  readonly onPremises: number;
  /** Weight of the site in AWS; 0 to 255. */
  readonly aws: number;
}

const ADVICE = 'write the value in the program, the weights are computed from it';

/** Checks how the sites share the traffic. */
export function checkTraffic(problems: ProblemList, path: string, traffic: Traffic | undefined): void {
  const known = problems.literal(path, traffic, ADVICE);
  if (typeof known === 'object') {
    checkShift(problems, path, known);
  }
}

function checkShift(problems: ProblemList, path: string, shift: TrafficShift): void {
  const towards = problems.literal(`${path}.towards`, shift.towards, ADVICE);
  problems.require(
    isToken(shift.towards) || (towards !== undefined && SITES.includes(towards)),
    'DNS_TRAFFIC_SITE',
    () => `${path}.towards must be one of ${SITES.map(show).join(', ')}, got ${show(towards)}; use 'aws', for example`,
  );
  const percent = problems.literal(`${path}.percent`, shift.percent, ADVICE);
  problems.require(
    isToken(shift.percent) || (percent !== undefined && percent >= 0 && percent <= 100),
    'DNS_TRAFFIC_PERCENT',
    () =>
      `${path}.percent must be from 0 to 100, got ${show(percent)}; use the percentage of the other site's share to move`,
  );
}

/**
 * Computes the weights that give the sites their shares: whole numbers up to 255, 0 only for a site without traffic.
 *
 * Shares are exact if weights can express them, otherwise within half of 1/255.
 */
export function weightsOf(normal: Weights, traffic: Traffic = 'normal'): Weights {
  if (traffic === 'normal') {
    return normal;
  }
  const shift =
    typeof traffic === 'object'
      ? traffic
      : ({ towards: traffic === 'all-to-aws' ? 'aws' : 'on-premises', percent: 100 } as const);
  const moved = ((shift.towards === 'aws' ? normal.onPremises : normal.aws) * shift.percent) / 100;
  const sign = shift.towards === 'aws' ? 1 : -1;
  return inWholeNumbers({ onPremises: normal.onPremises - sign * moved, aws: normal.aws + sign * moved });
}

function inWholeNumbers({ onPremises, aws }: Weights): Weights {
  const larger = Math.max(onPremises, aws);
  const exact = Number.isInteger(onPremises) && Number.isInteger(aws) && larger <= WEIGHT.max;
  const scaled = (weight: number) =>
    exact || weight === 0 ? weight : Math.max(1, Math.round((weight * WEIGHT.max) / larger));
  return { onPremises: scaled(onPremises), aws: scaled(aws) };
}
