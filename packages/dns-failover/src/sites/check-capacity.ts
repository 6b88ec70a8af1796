import type { ProblemList } from '@etops/foundation';
import { formatMessage, isToken, show } from '@etops/foundation';
import type { Sites } from './sites-props';

const SITES = ['onPremises', 'aws'] as const;

/** Checks that each site can carry its normal share of the traffic. */
export function checkCapacity(problems: ProblemList, path: string, sites: Sites): void {
  for (const site of SITES) {
    const { capacityPercent } = sites[site];
    if (capacityPercent === undefined || isToken(capacityPercent)) {
      continue;
    }
    const share = shareOf(sites, site);
    problems.require(
      capacityPercent > 0,
      'DNS_CAPACITY',
      () =>
        `${path}.${site}.capacityPercent must be more than 0, got ${show(capacityPercent)}; use the share of the full load that the site can carry, for example 100`,
    );
    problems.require(
      !(capacityPercent > 0) || capacityPercent >= share,
      'DNS_CAPACITY_SHARE',
      () =>
        `${path}.${site}.capacityPercent must be at least ${show(share)}, the site's normal share by weight, got ${show(capacityPercent)}; change the weights, or add capacity`,
    );
  }
}

/** Returns a warning for each site that cannot carry the whole traffic when the other site is lost. */
export function adviseOnCapacity(path: string, sites: Sites): readonly string[] {
  return SITES.flatMap((site) => {
    const { capacityPercent } = sites[site];
    return capacityPercent === undefined || capacityPercent >= 100
      ? []
      : [
          formatMessage({
            code: 'DNS_CAPACITY_ALONE',
            message: `${path}.${site}.capacityPercent should be at least 100, got ${show(capacityPercent)}; the site gets the whole traffic while the other one is down, and would fail as well`,
          }),
        ];
  });
}

/** Returns a site's share of the normal traffic, in percent, rounded up to one digit. */
function shareOf({ onPremises, aws }: Sites, site: (typeof SITES)[number]): number {
  const { weight } = site === 'aws' ? aws : onPremises;
  const sum = onPremises.weight + aws.weight;
  return sum > 0 ? Math.ceil((weight * 1000) / sum) / 10 : 0;
}
