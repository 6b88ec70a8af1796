import { parseArn } from '@etops/foundation';

/** Region and name of a vault. */
export interface Place {
  /** Region; empty if the ARN is a reference. */
  readonly region: string;
  /** Name of the vault; empty if the ARN is a reference. */
  readonly name: string;
}

/** Returns the Region and the name in a vault's ARN. */
export function placeOf(vaultArn: string): Place {
  const { region = '', resourceName: name = '' } = parseArn(vaultArn, { service: 'backup' }) ?? {};
  return { region, name };
}
