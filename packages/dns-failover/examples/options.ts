// #region set-up
import { DnsFailover } from '@etops/dns-failover';
import type { FailoverSettings, OnPremisesSite } from '@etops/dns-failover';
import { EnvironmentStack } from '@etops/foundation';
import { App } from 'cdktf';

const account = { application: 'airline', accountId: '123456789012' };
const environment = { ...account, name: 'dns', role: 'recovery', region: 'eu-west-1' } as const;
const app = new App();
const stack = new EnvironmentStack(app, 'dns', { environment });
// #endregion
const zone: FailoverSettings['zone'] = { id: 'Z0123456789EXAMPLE', name: 'airline.example' };
const primary = { dnsName: 'origin-primary.airline.example', port: 443, healthCheckPath: '/health' };
const dr = { dnsName: 'origin-dr.airline.example', port: 443, healthCheckPath: '/health' };

// #region on-premises
const onPremises: OnPremisesSite = {
  addresses: ['203.0.113.10', '2001:db8::10'],
  healthCheckPath: '/health',
  searchString: 'in service',
  weight: 50,
  data: 'aws',
  capacityPercent: 100,
};
// #endregion

// #region options
new DnsFailover(stack, 'failover', {
  zone,
  sites: { onPremises, aws: { primary, dr, weight: 50, ipv6: true, failoverMode: 'automatic' } },
  traffic: { towards: 'aws', percent: 20 },
  checks: { failureThreshold: 2, regions: ['us-east-1', 'eu-west-1', 'ap-southeast-1', 'sa-east-1'] },
});
// #endregion

app.synth();
