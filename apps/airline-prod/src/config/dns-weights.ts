import type { AirlineConfig } from './airline-config';

/** Route 53 weights of the sites: change `traffic` to move all of it, or `weights` to share it differently. */
export const dnsWeights: Pick<AirlineConfig, 'traffic' | 'weights'> = {
  traffic: 'normal',
  weights: { onPremises: 50, aws: 50 },
};
