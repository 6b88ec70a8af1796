import { isIPv6 } from 'node:net';
import type { ProblemList } from '@etops/foundation';
import { isWholeNumber, propPath, show } from '@etops/foundation';
import { WEIGHT } from '../limits';
import { checkCapacity } from './check-capacity';
import { checkEndpoints } from './check-endpoints';
import { checkLastResort } from './check-last-resort';
import { checkLiterals, checkZoneId } from './check-literals';
import { checkNames } from './check-names';
import { checkOnPremises } from './check-on-premises';
import { checkZoneName } from './check-zone';
import type { Sites, SiteSettings } from './sites-props';

/** Checks the names of a website and its sites. */
export function checkSites(problems: ProblemList, path: string, settings: SiteSettings): void {
  const before = problems.all.length;
  checkLiterals(problems, path, settings);
  const areLiterals = problems.all.length === before;
  checkZoneId(problems, propPath(path, 'zone.id'), settings.zone.id);
  if (!areLiterals) {
    return;
  }
  const sitesPath = propPath(path, 'sites');
  const isZoneKnown = checkZoneName(problems, propPath(path, 'zone.name'), settings);
  checkNames(problems, propPath(path, 'names'), settings, isZoneKnown);
  checkWeights(problems, sitesPath, settings.sites);
  checkOnPremises(problems, `${sitesPath}.onPremises`, settings.sites.onPremises);
  checkEndpoints(problems, `${sitesPath}.aws`, settings, isZoneKnown);
  checkFamilies(problems, sitesPath, settings.sites);
  checkCapacity(problems, sitesPath, settings.sites);
  checkLastResort(problems, propPath(path, 'lastResort'), settings.lastResort, settings.sites);
}

function checkWeights(problems: ProblemList, path: string, { onPremises, aws }: Sites): void {
  for (const [site, { weight }] of Object.entries({ onPremises, aws })) {
    problems.require(
      isWholeNumber(weight, WEIGHT),
      'DNS_WEIGHT',
      () =>
        `${path}.${site}.weight must be a whole number from ${String(WEIGHT.min)} to ${String(WEIGHT.max)}, got ${show(weight)}; use a share of the sum of the weights, not a percentage`,
    );
  }
  problems.require(
    onPremises.weight !== 0 || aws.weight !== 0,
    'DNS_WEIGHTS_ZERO',
    () =>
      `${path}.onPremises.weight and ${path}.aws.weight must not both be 0, got 0 for each; give one site a share, Route 53 treats all zeros alike`,
  );
}

/** Checks that all sites have IPv6 or none: with one site in the tree, Route 53 answers with it even if it is dead. */
function checkFamilies(problems: ProblemList, path: string, { onPremises, aws }: Sites): void {
  const onPremisesHasIpv6 = onPremises.addresses.some(isIPv6);
  problems.require(
    onPremisesHasIpv6 === (aws.ipv6 ?? false),
    'DNS_IPV6_PARTIAL',
    () =>
      `${path}.aws.ipv6 must be true if and only if ${path}.onPremises.addresses contains IPv6 addresses, got ${String(aws.ipv6 ?? false)}; use IPv6 at both sites or at none, IPv6 clients could never leave the only one`,
  );
}
