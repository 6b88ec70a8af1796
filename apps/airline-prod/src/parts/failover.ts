import type { FailoverSettings } from '@etops/dns-failover';
import type { AirlineConfig } from '../config/airline-config';
import type { Links } from '../config/links';

/** Returns the settings of DNS failover, from which the records and the truth table follow. */
export function failoverSettings(config: AirlineConfig, links: Links, hostedZoneId: string): FailoverSettings {
  const { onPremises, traffic, weights, zoneName } = config;
  return {
    zone: { id: hostedZoneId, name: zoneName },
    names: links.publicNames,
    traffic,
    sites: {
      onPremises: {
        addresses: onPremises.addresses,
        healthCheckPath: onPremises.healthCheckPath,
        weight: weights.onPremises,
      },
      aws: { primary: links.origin('primary'), dr: links.origin('dr'), weight: weights.aws, failoverMode: 'manual' },
    },
  };
}
