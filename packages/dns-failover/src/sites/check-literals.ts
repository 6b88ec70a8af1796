import type { ProblemList } from '@etops/foundation';
import { isToken, propPath, show } from '@etops/foundation';
import { ZONE_ID_LENGTH } from '../limits';
import type { SiteSettings } from './sites-props';

const NAME_ADVICE = 'records point at names that every stack can compute, never at another stack';
const TREE_ADVICE = 'write the value in the program, the record tree is computed from it';

/**
 * Checks that names, addresses and weights are literals. A token among the names would tie the records to another stack
 * and its Region.
 */
export function checkLiterals(
  problems: ProblemList,
  path: string,
  { zone, names, sites, lastResort }: SiteSettings,
): void {
  const { onPremises, aws } = sites;
  const literalNames: Readonly<Record<string, unknown>> = {
    'zone.name': zone.name,
    names,
    'sites.onPremises.addresses': onPremises.addresses,
    'sites.onPremises.hostName': onPremises.hostName,
    'sites.aws.primary.dnsName': aws.primary.dnsName,
    'sites.aws.dr.dnsName': aws.dr.dnsName,
    'lastResort.addresses': lastResort?.addresses,
    'lastResort.cloudFrontDomainName': lastResort?.cloudFrontDomainName,
  };
  for (const [prop, value] of Object.entries(literalNames)) {
    problems.literal(propPath(path, prop), value, NAME_ADVICE);
  }
  const literals: Readonly<Record<string, unknown>> = {
    'sites.onPremises.weight': onPremises.weight,
    'sites.aws.weight': aws.weight,
    'sites.aws.ipv6': aws.ipv6,
    'sites.aws.failoverMode': aws.failoverMode,
    'sites.onPremises.data': onPremises.data,
    'sites.onPremises.capacityPercent': onPremises.capacityPercent,
    'sites.aws.capacityPercent': aws.capacityPercent,
  };
  for (const [prop, value] of Object.entries(literals)) {
    problems.literal(propPath(path, prop), value, TREE_ADVICE);
  }
}

/** Checks the id of a hosted zone. It may be a token, since the zone may be in the same stack. */
export function checkZoneId(problems: ProblemList, path: string, id: string): void {
  problems.require(
    isToken(id) || (typeof id === 'string' && /^[A-Za-z0-9-]+$/.test(id) && id.length <= ZONE_ID_LENGTH.max),
    'DNS_ZONE_ID',
    () =>
      `${path} must be 1 to ${String(ZONE_ID_LENGTH.max)} letters, digits or '-', got ${show(id)}; use the id without '/hostedzone/'`,
  );
}
