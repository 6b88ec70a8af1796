import { Annotations } from 'cdktf';
import type { IConstruct } from 'constructs';
import { isToken } from '../problems';
import { isRegionId } from './region';

/**
 * Regions of the partition `aws`.
 *
 * @see https://github.com/boto/botocore/blob/1.43.11/botocore/data/partitions.json
 */
const REGIONS: readonly string[] = [
  'af-south-1',
  'ap-east-1',
  'ap-east-2',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-south-2',
  'ap-southeast-1',
  'ap-southeast-2',
  'ap-southeast-3',
  'ap-southeast-4',
  'ap-southeast-5',
  'ap-southeast-6',
  'ap-southeast-7',
  'ca-central-1',
  'ca-west-1',
  'eu-central-1',
  'eu-central-2',
  'eu-north-1',
  'eu-south-1',
  'eu-south-2',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'il-central-1',
  'me-central-1',
  'me-south-1',
  'mx-central-1',
  'sa-east-1',
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
];

/**
 * Warns of a Region id in the right form that no known Region has; skips tokens. AWS adds Regions, so it is not refused.
 *
 * @param path of the prop
 */
export function warnOfUnknownRegion(construct: IConstruct, path: string, region: string | undefined): void {
  if (region === undefined || isToken(region) || !isRegionId(region) || REGIONS.includes(region)) {
    return;
  }
  const similar = REGIONS.filter((known) => areaOf(known) === areaOf(region));
  const advice =
    similar.length === 0 ? "run 'aws account list-regions'" : `use ${similar.map((id) => `'${id}'`).join(', ')}`;
  Annotations.of(construct).addWarning(
    `${path} should be a Region that AWS is known to have, got '${region}'; ${advice}, unless it is newer than this list [REGION_UNKNOWN]`,
  );
}

/** Returns a Region id without its number: `eu-west` of `eu-west-1`. */
function areaOf(region: string): string {
  return region.replace(/-\d$/, '');
}
