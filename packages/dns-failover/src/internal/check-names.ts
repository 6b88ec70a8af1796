import type { ProblemList } from '@etops/foundation';
import type { FailoverSettings } from '../sites';
import { internalNames, publicNames } from '../sites';
import { isHostName, isInZone } from './names';

/** The zone's name, and the website's names in it. */
export function checkNames(problems: ProblemList, settings: FailoverSettings): void {
  const { zone } = settings;
  const names = publicNames(settings);
  problems.require(
    isHostName(zone.name),
    'DNS_ZONE_NAME',
    () =>
      `zone.name must be a domain name in lower case without the final dot, got '${zone.name}'; write one such as 'airline.example'`,
  );
  problems.require(
    names.length > 0,
    'DNS_NO_NAME',
    () => `names must hold at least one name, got none; leave it out for the zone and www`,
  );
  const internal = Object.values(internalNames(settings));
  names.forEach((name, index) => {
    problems.require(
      isHostName(name) && isInZone(name, zone.name),
      'DNS_NAME_OUTSIDE_ZONE',
      () =>
        `names[${String(index)}] must be a name of the zone '${zone.name}' in lower case, got '${name}'; write it fully qualified without the final dot`,
    );
    problems.require(
      names.indexOf(name) === index,
      'DNS_NAME_DUPLICATE',
      () => `names[${String(index)}] must be unique, got '${name}' twice; remove one`,
    );
    problems.require(
      !internal.includes(name),
      'DNS_NAME_INTERNAL',
      () => `names[${String(index)}] must not be an internal name, got '${name}'; the tree itself publishes that name`,
    );
  });
}
