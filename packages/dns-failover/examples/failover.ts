import { DnsFailover, dnsPolicies, FailoverAlarms, switchProtection, truthTable } from '@etops/dns-failover';
import type { FailoverSettings } from '@etops/dns-failover';
import { defaultPolicies, EnvironmentStack, policyDocument } from '@etops/foundation';
import { App } from 'cdktf';

const app = new App();
const environment = {
  application: 'airline',
  name: 'dns',
  role: 'recovery',
  region: 'eu-west-1',
  accountId: '123456789012',
} as const;

// #region policies
const stack = new EnvironmentStack(app, 'dns', { environment, policies: [...defaultPolicies, ...dnsPolicies] });
// #endregion

// #region settings
const settings: FailoverSettings = {
  zone: { id: 'Z0123456789EXAMPLE', name: 'airline.example' },
  sites: {
    onPremises: { addresses: ['203.0.113.10', '203.0.113.11'], healthCheckPath: '/health', weight: 50 },
    aws: {
      primary: { dnsName: 'origin-primary.airline.example', port: 443, healthCheckPath: '/health' },
      dr: { dnsName: 'origin-dr.airline.example', port: 443, healthCheckPath: '/health' },
      weight: 50,
    },
  },
};
// #endregion

// #region failover
const failover = new DnsFailover(stack, 'failover', {
  ...settings,
  lastResort: { addresses: ['192.0.2.80'] },
  operatorPrincipalArns: ['arn:aws:iam::123456789012:role/on-call'],
});
// #endregion

// #region protection
const deployRoleArns = ['arn:aws:iam::123456789012:role/deploy-dns'];
export const policy = policyDocument(...switchProtection(environment, { failoverId: 'failover', deployRoleArns }));
// #endregion

// #region alarms
new FailoverAlarms(stack, 'alarms', {
  failover,
  healthMetricsProvider: stack.addProvider('us-east-1'),
  actions: {
    own: ['arn:aws:sns:eu-west-1:123456789012:on-call'],
    healthMetrics: ['arn:aws:sns:us-east-1:123456789012:on-call'],
  },
});
// #endregion

// #region truth-table
export const table = truthTable(settings, ['normal', { towards: 'aws', percent: 50 }]);
// #endregion

app.synth();
