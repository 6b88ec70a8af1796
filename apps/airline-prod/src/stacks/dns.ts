import { DnsFailover, dnsPolicies, FailoverAlarms } from '@etops/dns-failover';
import type { StackOutputs } from '@etops/foundation';
import { defaultPolicies, EnvironmentStack } from '@etops/foundation';
import type { App } from 'cdktf';
import type { AirlineConfig } from '../config/airline-config';
import { environmentOf } from '../config/environments';
import { FAILOVER_ID, failoverSettings } from '../parts/failover';

/** Who answers: the site on-premises and AWS by weight, and within AWS the Region that can serve. */
export class DnsStack extends EnvironmentStack {
  constructor(app: App, config: AirlineConfig, outputs: StackOutputs) {
    const environment = environmentOf(config, 'dns');
    super(app, 'dns', { environment, policies: [...defaultPolicies, ...dnsPolicies] });
    const failover = new DnsFailover(this, FAILOVER_ID, {
      environment,
      ...failoverSettings(config, outputs.get('bootstrap', 'hostedZoneId', 'dns')),
    });
    new FailoverAlarms(this, 'alarms', {
      environment,
      failover,
      healthMetricsProvider: this.addProvider('us-east-1'),
    });
  }
}
