import { planEnvironments } from '@etops/network';
import type { AirlineConfig } from './airline-config';

/** Environments with a network of their own. */
export type SiteName = 'primary' | 'dr' | 'staging';

/** The range of each environment's network, none of which overlaps another or the site on-premises. */
export function networkRanges(config: AirlineConfig): Readonly<Record<SiteName, string>> {
  const { addresses, onPremises, primary, dr, staging } = config;
  return planEnvironments({
    ...addresses,
    environments: { primary: primary.networkSlot, dr: dr.networkSlot, staging: staging.networkSlot },
    reserved: [{ name: 'on-premises', cidrBlock: onPremises.cidrBlock }],
  });
}
