/** Returns the AWS partition of a Region. */
export function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  return 'aws';
}

/** Checks whether a string has the form of an AWS Region id, whether or not such a Region exists. */
export function isRegionId(value: string): boolean {
  return /^[a-z]{2}(-[a-z]+)+-\d$/.test(value);
}

/** Returns the Region that an Availability Zone name such as `eu-central-1a` belongs to, or `undefined` for another form. */
export function regionOfZone(availabilityZone: string): string | undefined {
  return /^([a-z]{2}(?:-[a-z]+)+-\d)[a-z]$/.exec(availabilityZone)?.[1];
}
