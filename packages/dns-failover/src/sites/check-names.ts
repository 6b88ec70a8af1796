import type { ProblemList } from '@etops/foundation';
import { propPath } from '@etops/foundation';
import { internalNames, isHostName, isInZone, publicNames } from './names';
import type { SiteSettings } from './sites-props';

/** Checks the zone's name, and the website's names in it. */
export function checkNames(problems: ProblemList, path: string, settings: Pick<SiteSettings, 'names' | 'zone'>): void {
  const { zone } = settings;
  const names = publicNames(settings);
  problems.require(
    isHostName(zone.name),
    'DNS_ZONE_NAME',
    () =>
      `${propPath(path, 'zone.name')} must be a domain name in lower case without the final dot, got '${zone.name}'; use a name such as 'airline.example'`,
  );
  problems.require(
    names.length > 0,
    'DNS_NO_NAME',
    () => `${propPath(path, 'names')} must contain at least one name, got none; omit it for the zone's name and www`,
  );
  const internal = Object.values(internalNames(settings));
  names.forEach((name, index) => {
    const namePath = `${propPath(path, 'names')}[${String(index)}]`;
    problems.require(
      isHostName(name) && isInZone(name, zone.name),
      'DNS_NAME_OUTSIDE_ZONE',
      () =>
        `${namePath} must be a name in the zone '${zone.name}' in lower case, got '${name}'; use a fully qualified name without the final dot`,
    );
    problems.require(
      names.indexOf(name) === index,
      'DNS_NAME_DUPLICATE',
      () => `${namePath} must be unique, got '${name}' twice; remove one`,
    );
    problems.require(
      !internal.includes(name),
      'DNS_NAME_INTERNAL',
      () =>
        `${namePath} must not be an internal name, got '${name}'; use another name, the record tree publishes this one`,
    );
  });
}
