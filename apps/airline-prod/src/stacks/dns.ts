import { DnsFailover } from '@etops/dns-failover';
import type { RecordedFacts } from '@etops/foundation';
import { EnvironmentStack } from '@etops/foundation';
import type { App } from 'cdktf';
import type { AirlineConfig } from '../airline-config';
import { environmentOf } from '../environments';
import { originOf, publicNames } from '../names';

/** Who answers: the site on-premises and AWS by weight, and within AWS the Region that is up. */
export class DnsStack extends EnvironmentStack {
  constructor(app: App, config: AirlineConfig, facts: RecordedFacts) {
    const environment = environmentOf(config, 'dns');
    super(app, 'dns', { environment });
    const { addresses, healthCheckPath } = config.onPremises;
    new DnsFailover(this, 'failover', {
      environment,
      zone: { id: facts.get('bootstrap', 'hostedZoneId', 'dns'), name: config.zoneName },
      names: publicNames(config),
      sites: {
        onPremises: { addresses, healthCheckPath, weight: config.weights.onPremises },
        aws: { primary: originOf(config, 'primary'), dr: originOf(config, 'dr'), weight: config.weights.aws },
      },
    });
  }
}
