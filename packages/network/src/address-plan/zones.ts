import type { ProblemList } from '@etops/foundation';
import { isToken, regionOfZone, show } from '@etops/foundation';
import { ZONE_COUNT } from '../limits';
import { ADVICE } from './tiers';

/** Zone slots of the address plan, by the last letter of a zone's name. */
const LETTERS = 'abcdefgh';

/** Number of zone slots in the address plan. */
export const ZONE_SLOTS = LETTERS.length;

/** Returns a zone's slot in the address plan, from the last letter of its name; -1 for another form. */
export function zoneSlot(availabilityZone: string): number {
  return LETTERS.indexOf(availabilityZone.slice(-1));
}

/** Checks that there are two to six different zones, all in one Region. Returns them, or `undefined` without a list of literals. */
export function readZones(
  problems: ProblemList,
  path: string,
  given: readonly string[] | undefined,
  region: string,
): readonly string[] | undefined {
  problems.require(
    isToken(given) || Array.isArray(given),
    'NETWORK_ZONES',
    () => `${path} must be a list of zones, got ${show(given)}; use ['${region}a', '${region}b'], for example`,
  );
  const availabilityZones = problems.literal(path, given, ADVICE);
  if (!Array.isArray(given) || availabilityZones === undefined) {
    return undefined;
  }
  const { min, max } = ZONE_COUNT;
  problems.require(
    availabilityZones.length >= min && availabilityZones.length <= max,
    'NETWORK_ZONE_COUNT',
    () =>
      `${path} must contain ${String(min)} to ${String(max)} zones, got ${String(availabilityZones.length)}; ` +
      `use '${region}a' and '${region}b', for example`,
  );
  availabilityZones.forEach((zone, index) => {
    problems.require(
      regionOfZone(zone) === region && zoneSlot(zone) >= 0,
      'NETWORK_ZONE_REGION',
      () => `${path} must be zones of ${region}, got '${zone}'; use '${region}a', for example`,
    );
    problems.require(
      availabilityZones.indexOf(zone) === index,
      'NETWORK_ZONE_DUPLICATE',
      () => `${path} must be different, got '${zone}' twice; remove one`,
    );
  });
  return availabilityZones;
}
