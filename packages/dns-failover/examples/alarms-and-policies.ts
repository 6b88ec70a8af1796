import { DnsFailover, dnsPolicies, FailoverAlarms } from '@etops/dns-failover';
import { defaultPolicies, EnvironmentStack } from '@etops/foundation';
import { App } from 'cdktf';

const app = new App();
const environment = {
  application: 'airline',
  name: 'dns',
  role: 'recovery',
  region: 'eu-west-1',
  accountId: '123456789012',
} as const;
const stack = new EnvironmentStack(app, 'dns', { environment, policies: [...defaultPolicies, ...dnsPolicies] });

const failover = new DnsFailover(stack, 'failover', {
  environment,
  zone: { id: 'Z0123456789EXAMPLE', name: 'airline.example' },
  traffic: { towards: 'aws', percent: 20 },
  sites: {
    onPremises: {
      addresses: ['203.0.113.10', '2001:db8::10'],
      healthCheckPath: '/health',
      searchString: 'in service',
      weight: 50,
    },
    aws: {
      primary: { dnsName: 'origin-primary.airline.example', port: 443, healthCheckPath: '/health' },
      dr: { dnsName: 'origin-dr.airline.example', port: 443, healthCheckPath: '/health' },
      ipv6: true,
      weight: 50,
    },
  },
  checks: { regions: ['us-east-1', 'eu-west-1', 'ap-southeast-1', 'sa-east-1'] },
});

new FailoverAlarms(stack, 'alarms', {
  environment,
  failover,
  healthMetricsProvider: stack.addProvider('us-east-1'),
  actions: {
    own: ['arn:aws:sns:eu-west-1:123456789012:on-call'],
    healthMetrics: ['arn:aws:sns:us-east-1:123456789012:on-call'],
  },
});

app.synth();
