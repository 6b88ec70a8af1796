import type { FailoverSettings } from '@etops/dns-failover';
import type { AirlineConfig } from '../config/airline-config';
import { originOf, publicNames } from '../config/names';

/** Construct id of the failover in its stack, part of its switches' names. */
export const FAILOVER_ID = 'failover';

/** Who answers the airline's names: what the record tree and its truth table follow from. */
export function failoverSettings(config: AirlineConfig, hostedZoneId: string): FailoverSettings {
  const { onPremises, traffic, weights, zoneName } = config;
  return {
    zone: { id: hostedZoneId, name: zoneName },
    names: publicNames(config),
    traffic,
    sites: {
      onPremises: {
        addresses: onPremises.addresses,
        healthCheckPath: onPremises.healthCheckPath,
        weight: weights.onPremises,
      },
      aws: { primary: originOf(config, 'primary'), dr: originOf(config, 'dr'), weight: weights.aws, standby: 'gated' },
    },
  };
}
