import type { FailoverSettings } from '@etops/dns-failover';
import { formatTruthTable, truthTable } from '@etops/dns-failover';

const settings: FailoverSettings = {
  zone: { id: 'Z0123456789EXAMPLE', name: 'airline.example' },
  sites: {
    onPremises: { addresses: ['203.0.113.10'], healthCheckPath: '/health', weight: 70 },
    aws: {
      primary: { dnsName: 'origin-primary.airline.example', port: 443, healthCheckPath: '/health' },
      dr: { dnsName: 'origin-dr.airline.example', port: 443, healthCheckPath: '/health' },
      weight: 30,
    },
  },
};

/** A line for every situation that makes a difference, in Markdown. */
export const table = formatTruthTable(truthTable(settings, ['normal', { towards: 'aws', percent: 50 }]));
