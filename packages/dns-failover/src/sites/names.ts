import { HOST_NAME_LENGTH } from '../limits';
import type { SiteSettings } from './sites-props';

/** Returns the website's public names, defaults filled in. */
export function publicNames({ names, zone }: Pick<SiteSettings, 'names' | 'zone'>): readonly string[] {
  return names ?? [zone.name, `www.${zone.name}`];
}

/** Returns the names between the public ones and the sites; `sites` and `failover` exist with a last resort only. */
export function internalNames(settings: Pick<SiteSettings, 'names' | 'zone'>): {
  readonly onPremises: string;
  readonly aws: string;
  readonly sites: string;
  readonly failover: string;
} {
  const [parent = settings.zone.name] = publicNames(settings);
  return {
    onPremises: `on-premises.${parent}`,
    aws: `aws.${parent}`,
    sites: `sites.${parent}`,
    failover: `failover.${parent}`,
  };
}

/** Returns the internal names that the record tree publishes. */
export function publishedInternalNames(
  settings: Pick<SiteSettings, 'names' | 'zone' | 'lastResort'>,
): readonly string[] {
  const { onPremises, aws, sites, failover } = internalNames(settings);
  return [onPremises, aws, ...(settings.lastResort === undefined ? [] : [sites, failover])];
}

/** Returns whether a string is a host name in lower case, without a final dot. An address is none: its last label is a number. */
export function isHostName(value: string): boolean {
  return (
    value.length <= HOST_NAME_LENGTH.max &&
    /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?!\d+$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(value)
  );
}

/** Returns whether a name is the zone's own name or a name in the zone. */
export function isInZone(name: string, zoneName: string): boolean {
  return name === zoneName || name.endsWith(`.${zoneName}`);
}
