import { MAX_WEIGHT } from './limits';

/**
 * How the sites share the traffic.
 *
 * - `normal`: by their own weights
 * - `all-to-aws`, `all-to-on-premises`: the other site has weight 0, and answers when this one cannot
 * - `{ towards, percent }`: that much of the other site's normal share is moved over; 0 to 100
 */
export type Traffic =
  | 'normal'
  | 'all-to-aws'
  | 'all-to-on-premises'
  | { readonly towards: 'aws' | 'on-premises'; readonly percent: number };

export interface Weights {
  readonly onPremises: number;
  readonly aws: number;
}

/**
 * The weights that give the sites their shares: whole numbers up to 255, 0 only for a site that gets nothing.
 *
 * Shares are exact where weights can say them, and otherwise within half of 1/255.
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
  const exact = Number.isInteger(onPremises) && Number.isInteger(aws) && larger <= MAX_WEIGHT;
  const scaled = (weight: number) =>
    exact || weight === 0 ? weight : Math.max(1, Math.round((weight * MAX_WEIGHT) / larger));
  return { onPremises: scaled(onPremises), aws: scaled(aws) };
}
