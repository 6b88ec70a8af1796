import type { FailoverSettings } from '@etops/dns-failover';
import type { AirlineConfig } from '../config/airline-config';
import type { Links } from '../config/links';

/** Returns the settings of DNS failover, from which the records and the truth table follow. */
export function failoverSettings(config: AirlineConfig, links: Links, hostedZoneId: string): FailoverSettings {
  const { onPremises, traffic, weights, zoneName, lastResort } = config;
  return {
    zone: { id: hostedZoneId, name: zoneName },
    names: links.publicNames,
    traffic,
    sites: {
      onPremises: {
        addresses: onPremises.addresses,
        healthCheckPath: onPremises.healthCheckPath,
        weight: weights.onPremises,
        data: onPremises.data,
        capacityPercent: onPremises.capacityPercent,
      },
      aws: {
        primary: links.origin('primary'),
        dr: links.origin('dr'),
        weight: weights.aws,
        failoverMode: 'manual',
        ...capacityOf(config),
      },
    },
    ...(lastResort === undefined ? {} : { lastResort }),
  };
}

/**
 * Returns the share of the full load that the smaller Region can carry: primary's desired servers carry the normal share
 * of AWS, and the maximum in proportion.
 */
function capacityOf({ weights, primary, dr }: AirlineConfig): { readonly capacityPercent?: number } {
  const { desiredCapacity } = primary.web.capacity;
  const maxSize = Math.min(primary.web.capacity.maxSize, dr.web.capacity.maxSize);
  const share = (100 * weights.aws) / (weights.onPremises + weights.aws);
  const capacityPercent = Math.floor((share * maxSize) / desiredCapacity);
  return capacityPercent > 0 ? { capacityPercent } : {};
}
