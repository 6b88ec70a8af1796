import type { ProblemList } from '../problems';
import { isToken, show } from '../problems';
import { regionOfZone } from './region';

/** An Availability Zone, and the path of the prop that names it. */
export interface NamedZone {
  /** Path of the prop. */
  readonly path: string;
  /** Name of the zone; a token is skipped. */
  readonly availabilityZone: string;
}

/**
 * Checks that zones are in a Region. All foreign ones are one problem, at the first of them: the network of another Region
 * is one mistake.
 *
 * @returns whether all are
 */
export function checkZones(
  problems: ProblemList,
  zones: readonly NamedZone[],
  region: string,
  { code }: { readonly code: string },
): boolean {
  const foreign = zones.filter(
    ({ availabilityZone }) => !isToken(availabilityZone) && regionOfZone(availabilityZone) !== region,
  );
  const [first] = foreign;
  if (first === undefined) {
    return true;
  }
  const names = [...new Set(foreign.map(({ availabilityZone }) => availabilityZone))];
  problems.add(
    code,
    `${first.path} must be in the environment's Region ${region}, got ${names.map(show).join(', ')}; pass the network of that Region`,
  );
  return false;
}
