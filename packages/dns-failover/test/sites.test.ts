import { ProblemList } from '@etops/foundation';
import type { FailoverSettings } from '../src';
import { checkSites } from '../src/sites';
import { lastResort, settings, withSites } from './settings';

const { primary } = settings.sites.aws;
const endpoint = (dnsName: string) => withSites({ aws: { primary: { ...primary, dnsName } } });
const problemsOf = (value: FailoverSettings) => {
  const problems = new ProblemList();
  checkSites(problems, '', value);
  return problems.all;
};
const addresses = (...list: string[]) => withSites({ onPremises: { addresses: list } });

describe('checkSites', () => {
  it('accepts valid settings', () => {
    expect(problemsOf(settings)).toEqual([]);
    expect(problemsOf({ ...settings, names: ['airline.example'] })).toEqual([]);
    expect(problemsOf({ ...settings, names: ['airline.example', 'sites.airline.example'] })).toEqual([]);
    expect(problemsOf(addresses('203.0.113.10'))).toEqual([]);
    expect(
      problemsOf(withSites({ onPremises: { addresses: ['8.8.8.8', '2001:db8::1'] }, aws: { ipv6: true } })),
    ).toEqual([]);
    expect(problemsOf(withSites({ onPremises: { weight: 0 }, aws: { weight: 255 } }))).toEqual([]);
  });

  it.each<[code: string, message: string, settings: FailoverSettings]>([
    [
      'DNS_LAST_RESORT',
      'lastResort must have either addresses or cloudFrontDomainName, got neither; give the one that serves the page',
      { ...settings, lastResort: {} },
    ],
    [
      'DNS_LAST_RESORT',
      'lastResort must have either addresses or cloudFrontDomainName, got both; give the one that serves the page',
      { ...settings, lastResort: { ...lastResort, cloudFrontDomainName: 'd111.cloudfront.net' } },
    ],
    [
      'DNS_LAST_RESORT_DISTRIBUTION',
      "lastResort.cloudFrontDomainName must be the name that CloudFront assigned, got 'sorry.airline.example'; use one such as 'd111111abcdef8.cloudfront.net'",
      { ...settings, lastResort: { cloudFrontDomainName: 'sorry.airline.example' } },
    ],
    [
      'DNS_LAST_RESORT_ADDRESSES',
      'lastResort.addresses must contain 1 to 100 addresses, at least one of IPv4, got 0; list the addresses of the page',
      { ...settings, lastResort: { addresses: [] } },
    ],
    [
      'DNS_LAST_RESORT_IPV6',
      'lastResort.addresses must contain IPv6 addresses if and only if the sites have some, got some; IPv6 clients need an answer as well',
      { ...settings, lastResort: { addresses: ['9.9.9.9', '2620:fe::fe'] } },
    ],
    [
      'DNS_LAST_RESORT_SITE',
      "lastResort.addresses[0] must not be an address of the on-premises site, got '8.8.8.8'; use a server that answers while that site is down",
      { ...settings, lastResort: { addresses: ['8.8.8.8'] } },
    ],
    [
      'DNS_ADDRESS_NOT_PUBLIC',
      "lastResort.addresses[0] must be a public address, got '10.0.0.1'; use one outside of the private, shared, local and multicast ranges",
      { ...settings, lastResort: { addresses: ['10.0.0.1'] } },
    ],
    [
      'DNS_NAME_INTERNAL',
      "names[1] must not be an internal name, got 'failover.airline.example'; use another name, the record tree publishes this one",
      { ...settings, lastResort, names: ['airline.example', 'failover.airline.example'] },
    ],
    [
      'DNS_CAPACITY_SHARE',
      "sites.onPremises.capacityPercent must be at least 70, the site's normal share by weight, got 60; change the weights, or add capacity",
      withSites({ onPremises: { capacityPercent: 60 } }),
    ],
    [
      'DNS_CAPACITY',
      'sites.aws.capacityPercent must be more than 0, got 0; use the share of the full load that the site can carry, for example 100',
      withSites({ aws: { capacityPercent: 0 } }),
    ],
    [
      'DNS_NO_NAME',
      "names must contain at least one name, got none; omit it for the zone's name and www",
      { ...settings, names: [] },
    ],
    [
      'DNS_NAME_OUTSIDE_ZONE',
      "names[1] must be a name in the zone 'airline.example', got 'www.other.example'; use a fully qualified name",
      { ...settings, names: ['airline.example', 'www.other.example'] },
    ],
    [
      'DNS_NAME',
      "names[0] must be a host name in lower case without the final dot, got 'www'; use 'www.airline.example'",
      { ...settings, names: ['www'] },
    ],
    [
      'DNS_NAME',
      "names[0] must be a host name in lower case without the final dot, got 'WWW.Airline.Example.'; use 'www.airline.example'",
      { ...settings, names: ['WWW.Airline.Example.'] },
    ],
    [
      'DNS_NAME',
      "names[0] must be a host name in lower case without the final dot, got '*.airline.example'; list each name, since a health check needs one",
      { ...settings, names: ['*.airline.example'] },
    ],
    [
      'DNS_NAME',
      "names[0] must be a host name in lower case without the final dot, got 'flüge.airline.example'; use labels of a-z, 0-9 and '-', other letters in their xn-- form",
      { ...settings, names: ['flüge.airline.example'] },
    ],
    [
      'DNS_NAME_LENGTH',
      "names[0] must have at most 241 characters, got 242; use a shorter name, since 'on-premises.' precedes it in an internal name",
      { ...settings, names: [`${'a23456789.'.repeat(22)}abc.cd.airline.example`] },
    ],
    [
      'DNS_HEALTH_CHECK_PATH',
      "sites.onPremises.healthCheckPath must start with '/' and have at most 255 characters of ASCII without spaces and '#', got '/health#a'; use a path such as '/health', other characters in their %-form",
      withSites({ onPremises: { healthCheckPath: '/health#a' } }),
    ],
    [
      'DNS_HOST_NAME',
      "sites.onPremises.hostName must be a host name in lower case, got '203.0.113.1'; omit it for the first public name",
      withSites({ onPremises: { hostName: '203.0.113.1' } }),
    ],
    [
      'DNS_ENDPOINT_NAME',
      "sites.aws.primary.dnsName must be a host name in lower case without the final dot, got 'origin-primary'; use 'origin-primary.airline.example'",
      endpoint('origin-primary'),
    ],
    [
      'DNS_ZONE_NAME',
      "zone.name must be the zone of the names, got 'other.example', while 'origin-primary.airline.example', 'origin-dr.airline.example' are outside of it; correct it, since an alias cannot point outside of its zone",
      { ...settings, zone: { id: 'Z1', name: 'other.example' } },
    ],
    [
      'DNS_ZONE_NAME',
      "zone.name must be a domain name in lower case without the final dot, got 'Airline.Example'; use a name such as 'airline.example'",
      { ...settings, zone: { id: 'Z1', name: 'Airline.Example' } },
    ],
    [
      'DNS_NAME_DUPLICATE',
      "names[1] must be unique, got 'airline.example' twice; remove one",
      { ...settings, names: ['airline.example', 'airline.example'] },
    ],
    [
      'DNS_NAME_INTERNAL',
      "names[1] must not be an internal name, got 'aws.airline.example'; use another name, the record tree publishes this one",
      { ...settings, names: ['airline.example', 'aws.airline.example'] },
    ],
    [
      'DNS_WEIGHT',
      'sites.aws.weight must be a whole number from 0 to 255, got 256; use a share of the sum of the weights, not a percentage',
      withSites({ aws: { weight: 256 } }),
    ],
    [
      'DNS_WEIGHT',
      'sites.onPremises.weight must be a whole number from 0 to 255, got 0.5; use a share of the sum of the weights, not a percentage',
      withSites({ onPremises: { weight: 0.5 } }),
    ],
    [
      'DNS_WEIGHT',
      'sites.aws.weight must be a whole number from 0 to 255, got nothing; use a share of the sum of the weights, not a percentage',
      withSites({ aws: { weight: undefined as unknown as number } }),
    ],
    [
      'DNS_WEIGHTS_ZERO',
      'sites.onPremises.weight and sites.aws.weight must not both be 0, got 0 for each; give one site a share, Route 53 treats all zeros alike',
      withSites({ onPremises: { weight: 0 }, aws: { weight: 0 } }),
    ],
    [
      'DNS_ON_PREMISES_ADDRESSES',
      "sites.onPremises.addresses must contain 1 to 100 addresses, at least one of IPv4, got 0; list the site's public addresses",
      addresses(),
    ],
    [
      'DNS_ADDRESS_DUPLICATE',
      "sites.onPremises.addresses[1] must be unique, got '8.8.8.8' twice; remove one",
      addresses('8.8.8.8', '8.8.8.8'),
    ],
    [
      'DNS_ADDRESS',
      "sites.onPremises.addresses[0] must be an IPv4 or IPv6 address, got '8.8.8.0/24'; use one address without a prefix length",
      addresses('8.8.8.0/24'),
    ],
    [
      'DNS_IPV6_PARTIAL',
      'sites.aws.ipv6 must be true if and only if sites.onPremises.addresses contains IPv6 addresses, got false; use IPv6 at both sites or at none, IPv6 clients could never leave the only one',
      addresses('8.8.8.8', '2001:4860:4860::8888'),
    ],
    [
      'DNS_IPV6_PARTIAL',
      'sites.aws.ipv6 must be true if and only if sites.onPremises.addresses contains IPv6 addresses, got true; use IPv6 at both sites or at none, IPv6 clients could never leave the only one',
      withSites({ aws: { ipv6: true } }),
    ],
    [
      'DNS_ON_PREMISES_ADDRESSES',
      "sites.onPremises.addresses must contain 1 to 100 addresses, at least one of IPv4, got 1; list the site's public addresses",
      withSites({ onPremises: { addresses: ['2001:4860:4860::8888'] }, aws: { ipv6: true } }),
    ],
    [
      'DNS_ADDRESS_FORM',
      "sites.onPremises.addresses[1] must be in the form that Route 53 returns, got '2001:4860:4860:0::8888'; use '2001:4860:4860::8888'",
      withSites({ onPremises: { addresses: ['8.8.8.8', '2001:4860:4860:0::8888'] }, aws: { ipv6: true } }),
    ],
    [
      'DNS_SEARCH_STRING',
      'sites.onPremises.searchString must have 1 to 255 characters, got 0; omit it to accept any answer with 2xx or 3xx',
      withSites({ onPremises: { searchString: '' } }),
    ],
    [
      'DNS_SEARCH_STRING',
      'sites.aws.searchString must have 1 to 255 characters, got 256; omit it to accept any answer with 2xx or 3xx',
      withSites({ aws: { searchString: 'x'.repeat(256) } }),
    ],
    [
      'DNS_HOST_NAME',
      "sites.onPremises.hostName must be a host name in lower case, got 'Airline.example'; omit it for the first public name",
      withSites({ onPremises: { hostName: 'Airline.example' } }),
    ],
    [
      'DNS_HEALTH_CHECK_PATH',
      "sites.onPremises.healthCheckPath must start with '/' and have at most 255 characters of ASCII without spaces and '#', got 'health'; use a path such as '/health', other characters in their %-form",
      withSites({ onPremises: { healthCheckPath: 'health' } }),
    ],
    [
      'DNS_HEALTH_CHECK_PATH',
      "sites.aws.primary.healthCheckPath must start with '/' and have at most 255 characters of ASCII without spaces and '#', got ''; use a path such as '/health', other characters in their %-form",
      withSites({ aws: { primary: { ...primary, healthCheckPath: '' } } }),
    ],
    [
      'DNS_PORT',
      'sites.onPremises.port must be a whole number from 1 to 65535, got 0; use 443 for HTTPS',
      withSites({ onPremises: { port: 0 } }),
    ],
    [
      'DNS_ENDPOINT_OUTSIDE_ZONE',
      "sites.aws.primary.dnsName must be a name within the zone 'airline.example', got 'lb-1.eu-central-1.elb.amazonaws.com'; publish an origin record in the zone, an alias cannot point outside of it",
      endpoint('lb-1.eu-central-1.elb.amazonaws.com'),
    ],
    [
      'DNS_ENDPOINT_OUTSIDE_ZONE',
      "sites.aws.primary.dnsName must be a name within the zone 'airline.example', got 'airline.example'; publish an origin record in the zone, an alias cannot point outside of it",
      endpoint('airline.example'),
    ],
    [
      'DNS_ENDPOINT_TAKEN',
      "sites.aws.primary.dnsName must not be a name of the record tree itself, got 'aws.airline.example'; use a separate name such as 'origin-primary.airline.example'",
      endpoint('aws.airline.example'),
    ],
    [
      'DNS_ENDPOINTS_SAME',
      "sites.aws.dr.dnsName must differ from sites.aws.primary.dnsName, got 'origin-dr.airline.example' for both; give each Region its own origin name",
      endpoint('origin-dr.airline.example'),
    ],
  ])('fails with %s: %s', (code, message, broken) => {
    expect(problemsOf(broken)).toEqual([{ code, message }]);
  });

  it('fails without the id of the zone', () => {
    expect(problemsOf({ ...settings, zone: { name: 'airline.example' } as FailoverSettings['zone'] })).toEqual([
      {
        code: 'DNS_ZONE_ID',
        message: "zone.id must be 1 to 32 letters, digits or '-', got nothing; use the id without '/hostedzone/'",
      },
    ]);
  });

  it('fails when the zone ends in a dot', () => {
    expect(problemsOf({ ...settings, zone: { id: 'Z1', name: 'airline.example.' } })).toEqual([
      {
        code: 'DNS_ZONE_NAME',
        message:
          "zone.name must be a domain name in lower case without the final dot, got 'airline.example.'; use a name such as 'airline.example'",
      },
    ]);
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
  ])('fails when the on-premises site has the address %s, which health checkers cannot reach', (address) => {
    expect(problemsOf(addresses('8.8.8.8', address))).toContainEqual({
      code: 'DNS_ADDRESS_NOT_PUBLIC',
      message: `sites.onPremises.addresses[1] must be a public address, got '${address}'; use one outside of the private, shared, local and multicast ranges`,
    });
  });
});
