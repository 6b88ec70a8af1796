import type { ProblemList } from './problem-list';
import { show } from './show';
import { TIME_ZONE_LINKS } from './time-zone-links';
import { isToken } from './token';

let listed: ReadonlySet<string> | undefined;
let linked: ReadonlySet<string> | undefined;

/**
 * Checks whether a string is the name of an IANA time zone that the runtime knows, in the spelling of the database.
 *
 * Refuses offsets such as `+01:00` and names in another case: the runtime accepts `europe/berlin`, AWS does not.
 */
export function isTimeZone(timeZone: string): boolean {
  return listedZones().has(timeZone) || (linkedZones().has(timeZone) && isAccepted(timeZone));
}

/** Checks that a prop is the name of an IANA time zone; skips tokens and absent props. */
export function checkTimeZone(
  problems: ProblemList,
  path: string,
  value: string | undefined,
  { code }: { readonly code: string },
): void {
  problems.require(value === undefined || isToken(value) || isTimeZone(value), code, () => {
    const meant = zoneNamed(String(value));
    const advice = meant === undefined ? "use 'Europe/Berlin', for example" : `use '${meant}'`;
    return `${path} must be an IANA time zone, got ${show(value)}; ${advice}`;
  });
}

/** Returns the time zone of a name in another spelling, or of its city alone: `London` is `Europe/London`. */
function zoneNamed(name: string): string | undefined {
  const folded = name.toLowerCase().replaceAll(' ', '_');
  const zones = [...listedZones(), ...linkedZones()].map((zone) => ({ zone, lowerCase: zone.toLowerCase() }));
  const found =
    zones.find(({ lowerCase }) => lowerCase === folded) ??
    zones.find(({ lowerCase }) => folded !== '' && lowerCase.endsWith(`/${folded}`));
  return found?.zone;
}

function listedZones(): ReadonlySet<string> {
  return (listed ??= new Set(['UTC', ...Intl.supportedValuesOf('timeZone')]));
}

function linkedZones(): ReadonlySet<string> {
  return (linked ??= new Set(
    Object.entries(TIME_ZONE_LINKS).flatMap(([area, names]) =>
      names.split(' ').map((name) => (area === '' ? name : `${area}/${name}`)),
    ),
  ));
}

/** Checks a name with the runtime, last: the first date format of a process is ten times slower than the list of names. */
function isAccepted(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return true;
  } catch {
    return false;
  }
}
