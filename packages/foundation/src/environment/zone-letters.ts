import { regionOfZone } from './region';

/**
 * Last letters of the Availability Zones of Regions. Not every account has all of the older Regions' zones. AWS's list names
 * the ids of zones, not the letters, so these may be more than an account has, but not fewer.
 *
 * @see https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html
 */
const LETTERS: Readonly<Record<string, string>> = {
  'us-east-1': 'abcdef',
  'us-west-2': 'abcd',
  'ca-central-1': 'abd',
  'ap-northeast-1': 'abcd',
  'ap-northeast-2': 'abcd',
};

/** Regions with the three zones `a`, `b` and `c`. */
const THREE_ZONES: readonly string[] = [
  'us-east-2',
  'us-west-1',
  'ca-west-1',
  'sa-east-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'eu-central-1',
  'eu-central-2',
  'eu-north-1',
  'eu-south-1',
  'eu-south-2',
  'af-south-1',
  'me-south-1',
  'me-central-1',
  'il-central-1',
  'ap-east-1',
  'ap-south-1',
  'ap-south-2',
  'ap-southeast-1',
  'ap-southeast-2',
  'ap-southeast-3',
  'ap-southeast-4',
  'ap-northeast-3',
];

/**
 * Returns the zones of a Region, as far as they are known, if a given zone is not among them.
 *
 * AWS adds zones: warn, do not refuse.
 */
export function zonesInPlaceOf(availabilityZone: string): readonly string[] | undefined {
  const region = regionOfZone(availabilityZone) ?? '';
  const letters = THREE_ZONES.includes(region) ? 'abc' : LETTERS[region];
  return letters === undefined || letters.includes(availabilityZone.slice(-1))
    ? undefined
    : Array.from(letters, (letter) => `${region}${letter}`);
}
