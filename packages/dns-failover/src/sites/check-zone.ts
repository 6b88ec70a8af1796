import type { ProblemList } from '@etops/foundation';
import { isHostName, isInZone } from './names';
import type { SiteSettings } from './sites-props';

/**
 * Checks the name of the zone, by itself and against the names in it: if none of them is in the zone, the zone is wrong,
 * which is one problem, not one for each name.
 *
 * @returns whether the names can be compared with the zone
 */
export function checkZoneName(problems: ProblemList, path: string, settings: SiteSettings): boolean {
  const { zone, names = [], sites } = settings;
  const { primary, dr } = sites.aws;
  const isName = isHostName(zone.name);
  problems.require(
    isName,
    'DNS_ZONE_NAME',
    () =>
      `${path} must be a domain name in lower case without the final dot, got '${zone.name}'; use a name such as 'airline.example'`,
  );
  const all = [...names, primary.dnsName, dr.dnsName];
  const isZone = all.some((name) => isInZone(name, zone.name));
  problems.require(
    !isName || isZone,
    'DNS_ZONE_NAME',
    () =>
      `${path} must be the zone of the names, got '${zone.name}', while '${all.join("', '")}' are outside of it; correct it, since an alias cannot point outside of its zone`,
  );
  return isName && isZone;
}
