/** Region of a vault, from its ARN. */
export function regionOf(vaultArn: string): string {
  return vaultArn.split(':')[3] ?? '';
}

/** Name of a vault, from its ARN. */
export function nameOf(vaultArn: string): string {
  return vaultArn.split(':')[6] ?? '';
}
