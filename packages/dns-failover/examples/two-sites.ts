import { DnsFailover } from '@etops/dns-failover';
import { EnvironmentStack } from '@etops/foundation';
import { App } from 'cdktf';

const app = new App();
const environment = {
  application: 'airline',
  name: 'dns',
  role: 'recovery',
  region: 'eu-west-1',
  accountId: '123456789012',
} as const;
const stack = new EnvironmentStack(app, 'dns', { environment });

new DnsFailover(stack, 'failover', {
  environment,
  zone: { id: 'Z0123456789EXAMPLE', name: 'airline.example' },
  sites: {
    onPremises: { addresses: ['203.0.113.10', '203.0.113.11'], healthCheckPath: '/health', weight: 50 },
    aws: {
      primary: { dnsName: 'origin-primary.airline.example', port: 443, healthCheckPath: '/health' },
      dr: { dnsName: 'origin-dr.airline.example', port: 443, healthCheckPath: '/health' },
      weight: 50,
    },
  },
});

app.synth();
