import type { ProblemList } from '@etops/foundation';
import { HOST_NAME_LENGTH } from '../limits';
import { isHostName, isInZone, publishedInternalNames } from './names';
import type { HostedZoneRef, SiteSettings } from './sites-props';

/** Longest public name of the website, since the internal names are longer than the first one by their label. */
const MAX_LENGTH = HOST_NAME_LENGTH.max - 'on-premises.'.length;

/**
 * Checks the website's names.
 *
 * @param isZoneKnown whether they can be compared with the zone
 */
export function checkNames(
  problems: ProblemList,
  path: string,
  settings: Pick<SiteSettings, 'names' | 'zone' | 'lastResort'>,
  isZoneKnown: boolean,
): void {
  const { zone, names = [] } = settings;
  problems.require(
    settings.names?.length !== 0,
    'DNS_NO_NAME',
    () => `${path} must contain at least one name, got none; omit it for the zone's name and www`,
  );
  const internal = publishedInternalNames(settings);
  names.forEach((name, index) => {
    const namePath = `${path}[${String(index)}]`;
    checkHostName(problems, namePath, name, { code: 'DNS_NAME', zone });
    problems.require(
      !isHostName(name) || !isZoneKnown || isInZone(name, zone.name),
      'DNS_NAME_OUTSIDE_ZONE',
      () => `${namePath} must be a name in the zone '${zone.name}', got '${name}'; use a fully qualified name`,
    );
    problems.require(
      !isHostName(name) || name.length <= MAX_LENGTH,
      'DNS_NAME_LENGTH',
      () =>
        `${namePath} must have at most ${String(MAX_LENGTH)} characters, got ${String(name.length)}; use a shorter name, since 'on-premises.' precedes it in an internal name`,
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

/** Checks the form of a name, which also rules out wildcards, addresses and letters outside of ASCII. */
export function checkHostName(
  problems: ProblemList,
  path: string,
  name: string,
  { code, zone }: { readonly code: string; readonly zone: HostedZoneRef },
): void {
  problems.require(isHostName(name), code, () => {
    const plain = name.toLowerCase().replace(/\.$/, '');
    const right = [plain, `${plain}.${zone.name}`].find(isHostName);
    const otherwise = name.includes('*')
      ? 'list each name, since a health check needs one'
      : "use labels of a-z, 0-9 and '-', other letters in their xn-- form";
    const remedy = right === undefined ? otherwise : `use '${right}'`;
    return `${path} must be a host name in lower case without the final dot, got '${name}'; ${remedy}`;
  });
}
