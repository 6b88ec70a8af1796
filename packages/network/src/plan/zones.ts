import type { ProblemList } from '@etops/foundation';
import { regionOfZone } from '@etops/foundation';
import { ZONE_COUNT } from '../limits';

/** Zone slots that the address plan keeps, by the letter that ends a zone's name. */
const LETTERS = 'abcdefgh';

/** Number of zone slots in the address plan. */
export const ZONE_SLOTS = LETTERS.length;

/** A zone's place in the address plan, from the letter of its name; -1 for another form. */
export function zoneSlot(availabilityZone: string): number {
  return LETTERS.indexOf(availabilityZone.slice(-1));
}

/** Two to six different zones, all of one Region. */
export function checkZones(region: string, availabilityZones: readonly string[], problems: ProblemList): void {
  problems.require(
    availabilityZones.length >= ZONE_COUNT.least && availabilityZones.length <= ZONE_COUNT.most,
    'NETWORK_ZONE_COUNT',
    () =>
      `availabilityZones must name ${String(ZONE_COUNT.least)} to ${String(ZONE_COUNT.most)} zones, got ${String(availabilityZones.length)}; ` +
      `write some such as '${region}a' and '${region}b'`,
  );
  availabilityZones.forEach((zone, index) => {
    problems.require(
      regionOfZone(zone) === region && zoneSlot(zone) >= 0,
      'NETWORK_ZONE_REGION',
      () => `availabilityZones must be zones of ${region}, got '${zone}'; write one such as '${region}a'`,
    );
    problems.require(
      availabilityZones.indexOf(zone) === index,
      'NETWORK_ZONE_DUPLICATE',
      () => `availabilityZones must differ, got '${zone}' twice; drop one`,
    );
  });
}
