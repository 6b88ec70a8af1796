/**
 * Source of the list of Regions between which RDS replicates automated backups. The list ages: AWS adds Regions, and
 * `aws rds describe-source-regions` in the destination returns the current ones. RDS replicates all versions of
 * PostgreSQL, MySQL and MariaDB.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReplicateBackups.html
 */
export const REPLICATION_REGIONS = {
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReplicateBackups.html',
  checked: '2026-11-23',
} as const;

const US = ['us-east-1', 'us-east-2', 'us-west-2'];
const EUROPE = ['eu-central-1', 'eu-north-1', 'eu-west-1', 'eu-west-2', 'eu-west-3'];
const otherEuropean = (region: string) => EUROPE.filter((other) => other !== region);

const DESTINATIONS: Readonly<Record<string, readonly string[]>> = {
  'ap-northeast-1': ['ap-northeast-2', 'ap-northeast-3', 'ap-southeast-1', ...US],
  'ap-northeast-2': ['ap-northeast-1', 'ap-southeast-1', ...US],
  'ap-northeast-3': ['ap-northeast-1'],
  'ap-south-1': ['ap-southeast-1', ...US],
  'ap-southeast-1': ['ap-northeast-1', 'ap-northeast-2', 'ap-south-1', 'ap-southeast-2', ...US],
  'ap-southeast-2': ['ap-southeast-1', 'us-east-1', 'us-west-1', 'us-west-2'],
  'ca-central-1': ['eu-west-1', 'us-west-1', ...US],
  'cn-north-1': ['cn-northwest-1'],
  'cn-northwest-1': ['cn-north-1'],
  'eu-central-1': [...otherEuropean('eu-central-1'), ...US],
  'eu-north-1': [...otherEuropean('eu-north-1'), 'us-east-1'],
  'eu-west-1': ['ca-central-1', ...otherEuropean('eu-west-1'), 'us-west-1', ...US],
  'eu-west-2': [...otherEuropean('eu-west-2'), 'us-east-1'],
  'eu-west-3': [...otherEuropean('eu-west-3'), 'us-east-1'],
  'sa-east-1': ['us-east-1', 'us-east-2'],
  'us-east-1': [
    'ap-northeast-1',
    'ap-northeast-2',
    'ap-south-1',
    'ap-southeast-1',
    'ap-southeast-2',
    'ca-central-1',
    ...EUROPE,
    'sa-east-1',
    'us-east-2',
    'us-west-1',
    'us-west-2',
  ],
  'us-east-2': [
    'ap-northeast-1',
    'ap-northeast-2',
    'ap-south-1',
    'ap-southeast-1',
    'ca-central-1',
    'eu-central-1',
    'eu-west-1',
    'sa-east-1',
    'us-east-1',
    'us-west-1',
    'us-west-2',
  ],
  'us-gov-east-1': ['us-gov-west-1'],
  'us-gov-west-1': ['us-gov-east-1'],
  'us-west-1': ['ap-southeast-2', 'ca-central-1', 'eu-west-1', ...US],
  'us-west-2': [
    'ap-northeast-1',
    'ap-northeast-2',
    'ap-south-1',
    'ap-southeast-1',
    'ap-southeast-2',
    'ca-central-1',
    'eu-central-1',
    'eu-west-1',
    'us-east-1',
    'us-east-2',
    'us-west-1',
  ],
};

/** Checks whether AWS's list contains the pair of Regions. */
export function replicatesBackups(sourceRegion: string, destinationRegion: string): boolean {
  return DESTINATIONS[sourceRegion]?.includes(destinationRegion) ?? false;
}
