import type { ProblemList } from '@etops/foundation';
import type { FailoverSettings } from '../sites';
import { internalNames, publicNames } from '../sites';
import { checkPathAndPort } from './check-path-and-port';
import { checkSearchString } from './check-search-string';
import { isHostName, isInZone } from './names';

/** Where the two Regions answer. */
export function checkEndpoints(problems: ProblemList, settings: FailoverSettings): void {
  const { zone, sites } = settings;
  const { primary, dr } = sites.aws;
  const taken = [...publicNames(settings), ...Object.values(internalNames(settings))];
  for (const [region, endpoint] of Object.entries({ primary, dr })) {
    const path = `sites.aws.${region}`;
    problems.require(
      isHostName(endpoint.dnsName) && isInZone(endpoint.dnsName, zone.name) && endpoint.dnsName !== zone.name,
      'DNS_ENDPOINT_OUTSIDE_ZONE',
      () =>
        `${path}.dnsName must be a name within the zone '${zone.name}' in lower case, got '${endpoint.dnsName}'; an alias leads only to records of its own zone, so publish one there`,
    );
    problems.require(
      !taken.includes(endpoint.dnsName) || endpoint.dnsName === zone.name,
      'DNS_ENDPOINT_TAKEN',
      () =>
        `${path}.dnsName must not be a name of the tree itself, got '${endpoint.dnsName}'; give the origin a name of its own such as 'origin-${region}.${zone.name}'`,
    );
    checkPathAndPort(problems, path, endpoint);
  }
  checkSearchString(problems, 'sites.aws', sites.aws);
  problems.require(
    primary.dnsName !== dr.dnsName,
    'DNS_ENDPOINTS_SAME',
    () =>
      `sites.aws.dr.dnsName must differ from sites.aws.primary.dnsName, got '${dr.dnsName}' for both; a Region cannot stand in for itself`,
  );
}
