import { validateSettings } from '../src/internal/validate-settings';
import type { CheckSettings, FailoverSettings } from '../src';
import { settings, withSites } from './settings';

const { primary } = settings.sites.aws;
const endpoint = (dnsName: string) => withSites({ aws: { primary: { ...primary, dnsName } } });
const addresses = (...list: string[]) => withSites({ onPremises: { addresses: list } });

describe('validateSettings', () => {
  it('accepts sound settings', () => {
    expect(validateSettings(settings)).toEqual([]);
    expect(validateSettings({ ...settings, names: ['airline.example'] })).toEqual([]);
    expect(validateSettings(addresses('203.0.113.10'))).toEqual([]);
    expect(
      validateSettings(withSites({ onPremises: { addresses: ['8.8.8.8', '2001:db8::1'] }, aws: { ipv6: true } })),
    ).toEqual([]);
    expect(validateSettings({ ...settings, checks: { regions: ['us-east-1', 'eu-west-1', 'sa-east-1'] } })).toEqual([]);
    expect(validateSettings(withSites({ onPremises: { weight: 0 }, aws: { weight: 255 } }))).toEqual([]);
  });

  it.each<[code: string, message: string, settings: FailoverSettings]>([
    [
      'DNS_NO_NAME',
      'names must hold at least one name, got none; leave it out for the zone and www',
      { ...settings, names: [] },
    ],
    [
      'DNS_NAME_OUTSIDE_ZONE',
      "names[1] must be a name of the zone 'airline.example' in lower case, got 'www.other.example'; write it fully qualified without the final dot",
      { ...settings, names: ['airline.example', 'www.other.example'] },
    ],
    [
      'DNS_NAME_OUTSIDE_ZONE',
      "names[0] must be a name of the zone 'airline.example' in lower case, got 'www'; write it fully qualified without the final dot",
      { ...settings, names: ['www'] },
    ],
    [
      'DNS_NAME_DUPLICATE',
      "names[1] must be unique, got 'airline.example' twice; remove one",
      { ...settings, names: ['airline.example', 'airline.example'] },
    ],
    [
      'DNS_NAME_INTERNAL',
      "names[1] must not be an internal name, got 'aws.airline.example'; the tree itself publishes that name",
      { ...settings, names: ['airline.example', 'aws.airline.example'] },
    ],
    [
      'DNS_WEIGHT',
      'sites.aws.weight must be a whole number from 0 to 255, got 256; weights are shares of their sum, not percents',
      withSites({ aws: { weight: 256 } }),
    ],
    [
      'DNS_WEIGHT',
      'sites.onPremises.weight must be a whole number from 0 to 255, got 0.5; weights are shares of their sum, not percents',
      withSites({ onPremises: { weight: 0.5 } }),
    ],
    [
      'DNS_WEIGHTS_ZERO',
      'sites must not all have weight 0, got 0 for each; Route 53 would treat them all alike, so give one a share',
      withSites({ onPremises: { weight: 0 }, aws: { weight: 0 } }),
    ],
    [
      'DNS_ON_PREMISES_ADDRESSES',
      "sites.onPremises.addresses must hold 1 to 100 addresses, one of IPv4 at least, got 0; name the site's public addresses",
      addresses(),
    ],
    [
      'DNS_ADDRESS_DUPLICATE',
      "sites.onPremises.addresses[1] must be unique, got '8.8.8.8' twice; remove one",
      addresses('8.8.8.8', '8.8.8.8'),
    ],
    [
      'DNS_ADDRESS',
      "sites.onPremises.addresses[0] must be an IPv4 or IPv6 address, got '8.8.8.0/24'; write one without a prefix length",
      addresses('8.8.8.0/24'),
    ],
    [
      'DNS_IPV6_PARTIAL',
      'sites.aws.ipv6 must be true if and only if sites.onPremises.addresses hold addresses of IPv6, got false; with AAAA records for one site alone, clients with IPv6 could never leave it',
      addresses('8.8.8.8', '2001:4860:4860::8888'),
    ],
    [
      'DNS_IPV6_PARTIAL',
      'sites.aws.ipv6 must be true if and only if sites.onPremises.addresses hold addresses of IPv6, got true; with AAAA records for one site alone, clients with IPv6 could never leave it',
      withSites({ aws: { ipv6: true } }),
    ],
    [
      'DNS_ON_PREMISES_ADDRESSES',
      "sites.onPremises.addresses must hold 1 to 100 addresses, one of IPv4 at least, got 1; name the site's public addresses",
      withSites({ onPremises: { addresses: ['2001:4860:4860::8888'] }, aws: { ipv6: true } }),
    ],
    [
      'DNS_ADDRESS_FORM',
      "sites.onPremises.addresses[1] must be in the form that Route 53 gives back, got '2001:4860:4860:0::8888'; write '2001:4860:4860::8888'",
      withSites({ onPremises: { addresses: ['8.8.8.8', '2001:4860:4860:0::8888'] }, aws: { ipv6: true } }),
    ],
    [
      'DNS_SEARCH_STRING',
      'sites.onPremises.searchString must have 1 to 255 characters, got 0; leave it out to accept any answer with 2xx or 3xx',
      withSites({ onPremises: { searchString: '' } }),
    ],
    [
      'DNS_SEARCH_STRING',
      'sites.aws.searchString must have 1 to 255 characters, got 256; leave it out to accept any answer with 2xx or 3xx',
      withSites({ aws: { searchString: 'x'.repeat(256) } }),
    ],
    [
      'DNS_TRAFFIC_PERCENT',
      "traffic.percent must be from 0 to 100, got 101; it is the part of the other site's share that moves",
      { ...settings, traffic: { towards: 'aws', percent: 101 } },
    ],
    [
      'DNS_CHECKER_REGIONS',
      'checks.regions must be three or more of us-east-1, us-west-1, us-west-2, eu-west-1, ap-northeast-1, ap-southeast-1, ap-southeast-2, sa-east-1, got us-east-1, us-east-1, us-west-1; leave it out to be checked from all',
      { ...settings, checks: { regions: ['us-east-1', 'us-east-1', 'us-west-1'] } },
    ],
    [
      'DNS_CHECKER_REGIONS',
      'checks.regions must be three or more of us-east-1, us-west-1, us-west-2, eu-west-1, ap-northeast-1, ap-southeast-1, ap-southeast-2, sa-east-1, got us-east-1, us-west-1, eu-central-1; leave it out to be checked from all',
      { ...settings, checks: { regions: ['us-east-1', 'us-west-1', 'eu-central-1'] } as unknown as CheckSettings },
    ],
    [
      'DNS_HOST_NAME',
      "sites.onPremises.hostName must be a host name in lower case, got 'Airline.example'; leave it out for the first public name",
      withSites({ onPremises: { hostName: 'Airline.example' } }),
    ],
    [
      'DNS_HEALTH_CHECK_PATH',
      "sites.onPremises.healthCheckPath must start with '/' and have at most 255 characters without spaces, got 'health'; write one such as '/health'",
      withSites({ onPremises: { healthCheckPath: 'health' } }),
    ],
    [
      'DNS_HEALTH_CHECK_PATH',
      "sites.aws.primary.healthCheckPath must start with '/' and have at most 255 characters without spaces, got ''; write one such as '/health'",
      withSites({ aws: { primary: { ...primary, healthCheckPath: '' } } }),
    ],
    [
      'DNS_PORT',
      'sites.onPremises.port must be a whole number from 1 to 65535, got 0; HTTPS is 443',
      withSites({ onPremises: { port: 0 } }),
    ],
    [
      'DNS_ENDPOINT_OUTSIDE_ZONE',
      "sites.aws.primary.dnsName must be a name within the zone 'airline.example' in lower case, got 'lb-1.eu-central-1.elb.amazonaws.com'; an alias leads only to records of its own zone, so publish one there",
      endpoint('lb-1.eu-central-1.elb.amazonaws.com'),
    ],
    [
      'DNS_ENDPOINT_OUTSIDE_ZONE',
      "sites.aws.primary.dnsName must be a name within the zone 'airline.example' in lower case, got 'airline.example'; an alias leads only to records of its own zone, so publish one there",
      endpoint('airline.example'),
    ],
    [
      'DNS_ENDPOINT_TAKEN',
      "sites.aws.primary.dnsName must not be a name of the tree itself, got 'aws.airline.example'; give the origin a name of its own such as 'origin-primary.airline.example'",
      endpoint('aws.airline.example'),
    ],
    [
      'DNS_ENDPOINTS_SAME',
      "sites.aws.dr.dnsName must differ from sites.aws.primary.dnsName, got 'origin-dr.airline.example' for both; a Region cannot stand in for itself",
      endpoint('origin-dr.airline.example'),
    ],
    [
      'DNS_CHECK_INTERVAL',
      'checks.intervalSeconds must be 10 or 30, got 15; take 10 where minutes of recovery count',
      { ...settings, checks: { intervalSeconds: 15 } as unknown as CheckSettings },
    ],
    [
      'DNS_FAILURE_THRESHOLD',
      'checks.failureThreshold must be a whole number from 1 to 10, got 11; 3 is usual',
      { ...settings, checks: { failureThreshold: 11 } },
    ],
  ])('fails with %s: %s', (code, message, broken) => {
    expect(validateSettings(broken)).toEqual([{ code, message }]);
  });

  it('fails when the zone ends in a dot', () => {
    expect(validateSettings({ ...settings, zone: { id: 'Z1', name: 'airline.example.' } })).toContainEqual({
      code: 'DNS_ZONE_NAME',
      message:
        "zone.name must be a domain name in lower case without the final dot, got 'airline.example.'; write one such as 'airline.example'",
    });
  });

  it.each([
    '10.0.0.1',
    '172.16.0.1',
    '192.168.1.1',
    '100.64.0.1',
    '127.0.0.1',
    '169.254.169.254',
    '198.18.0.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '0.0.0.0',
    'fe80::1',
    'fc00::1',
    '::1',
    '::ffff:8.8.8.8',
  ])('fails when the site on-premises is at %s, which no health checker reaches', (address) => {
    expect(validateSettings(addresses('8.8.8.8', address))).toContainEqual({
      code: 'DNS_ADDRESS_NOT_PUBLIC',
      message: `sites.onPremises.addresses[1] must be a public address, got '${address}'; health checkers and clients reach no private, shared, local or multicast range`,
    });
  });
});
