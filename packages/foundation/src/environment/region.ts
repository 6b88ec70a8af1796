/**
 * Partitions other than `aws`, by the beginning of their Regions' ids.
 *
 * @see https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html (aws, aws-cn and aws-us-gov; checked 2026-11-28)
 * @see https://github.com/boto/botocore/blob/develop/botocore/data/partitions.json (all; checked 2026-11-28)
 */
const PARTITIONS: readonly (readonly [partition: string, region: RegExp])[] = [
  ['aws-cn', /^cn-/],
  ['aws-us-gov', /^us-gov-/],
  ['aws-iso', /^us-iso-/],
  ['aws-iso-b', /^us-isob-/],
  ['aws-iso-e', /^eu-isoe-/],
  ['aws-iso-f', /^us-isof-/],
  ['aws-eusc', /^eusc-/],
];

/** Returns the AWS partition of a Region. {@link EnvironmentStack} accepts those of `aws` only. */
export function partitionOf(region: string): string {
  return PARTITIONS.find(([, pattern]) => pattern.test(region))?.[0] ?? 'aws';
}

/** Checks whether a string has the form of an AWS Region id, whether or not such a Region exists. */
export function isRegionId(value: string): boolean {
  return /^[a-z]{2,4}(-[a-z]+)+-\d$/.test(value);
}

/** Returns the Region that an Availability Zone name such as `eu-central-1a` belongs to, or `undefined` for another form. */
export function regionOfZone(availabilityZone: string): string | undefined {
  return /^([a-z]{2,4}(?:-[a-z]+)+-\d)[a-z]$/.exec(availabilityZone)?.[1];
}
