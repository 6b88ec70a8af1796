import type { EndpointRef } from '@etops/contracts';
import type { ProblemList } from '@etops/foundation';
import { checkHostName } from './check-names';
import { checkRequest, checkSearchString } from './check-request';
import { isHostName, isInZone, publicNames, publishedInternalNames } from './names';
import type { SiteSettings } from './sites-props';

/**
 * Checks the endpoints of the two Regions.
 *
 * @param isZoneKnown whether their names can be compared with the zone
 */
export function checkEndpoints(
  problems: ProblemList,
  path: string,
  settings: SiteSettings,
  isZoneKnown: boolean,
): void {
  const { primary, dr, searchString } = settings.sites.aws;
  for (const [region, endpoint] of Object.entries({ primary, dr })) {
    const endpointPath = `${path}.${region}`;
    checkHostName(problems, `${endpointPath}.dnsName`, endpoint.dnsName, {
      code: 'DNS_ENDPOINT_NAME',
      zone: settings.zone,
    });
    if (isZoneKnown && isHostName(endpoint.dnsName)) {
      checkOriginName(problems, `${endpointPath}.dnsName`, endpoint, settings, `origin-${region}`);
    }
    checkRequest(problems, endpointPath, endpoint);
  }
  checkSearchString(problems, path, searchString);
  problems.require(
    primary.dnsName !== dr.dnsName,
    'DNS_ENDPOINTS_SAME',
    () =>
      `${path}.dr.dnsName must differ from ${path}.primary.dnsName, got '${dr.dnsName}' for both; give each Region its own origin name`,
  );
}

function checkOriginName(
  problems: ProblemList,
  path: string,
  { dnsName }: EndpointRef,
  settings: SiteSettings,
  example: string,
): void {
  const { zone } = settings;
  const taken = [...publicNames(settings), ...publishedInternalNames(settings)];
  problems.require(
    isInZone(dnsName, zone.name) && dnsName !== zone.name,
    'DNS_ENDPOINT_OUTSIDE_ZONE',
    () =>
      `${path} must be a name within the zone '${zone.name}', got '${dnsName}'; publish an origin record in the zone, an alias cannot point outside of it`,
  );
  problems.require(
    !taken.includes(dnsName) || dnsName === zone.name,
    'DNS_ENDPOINT_TAKEN',
    () =>
      `${path} must not be a name of the record tree itself, got '${dnsName}'; use a separate name such as '${example}.${zone.name}'`,
  );
}
