import type { FailoverSettings } from '../src';

/** Valid settings, for tests to break one by one. */
export const settings: FailoverSettings = {
  zone: { id: 'Z0123456789EXAMPLE', name: 'airline.example' },
  sites: {
    onPremises: { addresses: ['8.8.4.4', '8.8.8.8'], healthCheckPath: '/health', weight: 70 },
    aws: {
      primary: { dnsName: 'origin-primary.airline.example', port: 443, healthCheckPath: '/health' },
      dr: { dnsName: 'origin-dr.airline.example', port: 443, healthCheckPath: '/ready' },
      weight: 30,
    },
  },
};

/** Returns the settings with changes to a site. */
export const withSites = (change: {
  readonly onPremises?: Partial<FailoverSettings['sites']['onPremises']>;
  readonly aws?: Partial<FailoverSettings['sites']['aws']>;
}): FailoverSettings => ({
  ...settings,
  sites: {
    onPremises: { ...settings.sites.onPremises, ...change.onPremises },
    aws: { ...settings.sites.aws, ...change.aws },
  },
});

/** A page that answers while no site can serve. */
export const lastResort = { addresses: ['9.9.9.9'] };
