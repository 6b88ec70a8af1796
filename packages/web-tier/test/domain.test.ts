import { problemsOf, testEnvironment } from '@etops/testing';
import { TerraformVariable } from 'cdktf';
import { WebTier } from '../src';
import type { Domain } from '../src';
import { problemsWith, referenceTo, synthIn, synthWebTier, webTierProps } from './support';

const { domain } = webTierProps;

describe('two web tiers', () => {
  const two = (originName: string) =>
    synthIn((stack) => {
      new WebTier(stack, 'web', webTierProps);
      new WebTier(stack, 'shop', { ...webTierProps, domain: { ...webTierProps.domain, originName } });
    });

  it('fail with one origin name', () => {
    expect(problemsOf(() => two(webTierProps.domain.originName))).toEqual([
      expect.stringMatching(
        /^primary\/shop: aws_route53_record zone_id 'Z0123456789ABCDEFGHIJ', name 'origin-primary\.airline\.example', type 'A' must exist once in its parent, got it in primary\/web as well; give one of them another name or id \[DUPLICATE_NAME\]$/,
      ),
    ]);
  });

  it('pass with another one', () => {
    expect(two('origin-shop.airline.example').resources('aws_lb')).toHaveLength(2);
  });
});

describe('domain', () => {
  it.each<[Partial<Domain>, string]>([
    [
      { hostedZoneId: '' },
      "domain.hostedZoneId must be 1 to 32 letters, digits or '-', got ''; pass the id of the public hosted zone, without '/hostedzone/' [WEB_TIER_ZONE_ID]",
    ],
    [
      { originName: 'origin.elsewhere.example' },
      "domain.originName and alternativeNames must be in the zone 'airline.example', got 'origin.elsewhere.example'; use names of that zone, since the certificate is validated by records in it [WEB_TIER_NAME_OUTSIDE_ZONE]",
    ],
    [
      { originName: 'originairline.example' },
      "domain.originName and alternativeNames must be in the zone 'airline.example', got 'originairline.example'; use names of that zone, since the certificate is validated by records in it [WEB_TIER_NAME_OUTSIDE_ZONE]",
    ],
    [
      { originName: 'Origin_1.airline.example' },
      "domain.originName must be a domain name in lower case of at most 64 characters, got 'Origin_1.airline.example'; use 'origin-primary.airline.example', for example [WEB_TIER_ORIGIN_NAME]",
    ],
    [
      { originName: 'airline.example' },
      "domain.originName must be a name of this environment, got the zone 'airline.example' itself; use 'origin-primary.airline.example', for example, since records that choose between sites have the public names [WEB_TIER_ORIGIN_APEX]",
    ],
    [
      { alternativeNames: ['www.airline.example', 'origin-primary.airline.example', 'www.airline.example'] },
      "domain.originName and alternativeNames must differ, got 'origin-primary.airline.example', 'www.airline.example' again; remove it from alternativeNames [WEB_TIER_CERTIFICATE_NAME_TWICE]",
    ],
    [
      { zoneName: 'Airline_Example', alternativeNames: ['www.airline.example', 'airline.example'] },
      "domain.zoneName must be a domain name in lower case without a final dot, got 'Airline_Example'; use 'airline.example', for example [WEB_TIER_ZONE_NAME]",
    ],
    [
      { zoneName: 'skyco.example', alternativeNames: ['www.airline.example', 'airline.example'] },
      "domain.originName and alternativeNames must be in the zone 'skyco.example', got 'origin-primary.airline.example', 'www.airline.example', 'airline.example'; use names of that zone, since the certificate is validated by records in it [WEB_TIER_NAME_OUTSIDE_ZONE]",
    ],
    [
      { zoneName: 'airline.example.', originName: 'origin.airline.example.' },
      "domain.zoneName must be a domain name in lower case without a final dot, got 'airline.example.'; use 'airline.example', for example [WEB_TIER_ZONE_NAME]\nprimary/web: domain.originName must be a domain name in lower case of at most 64 characters, got 'origin.airline.example.'; use 'origin-primary.airline.example', for example [WEB_TIER_ORIGIN_NAME]",
    ],
    [
      { alternativeNames: ['a.*.airline.example'] },
      "domain.alternativeNames must be domain names in lower case, got 'a.*.airline.example'; omit a final dot, and use '*' as the first label only [WEB_TIER_ALTERNATIVE_NAME]",
    ],
    [
      { alternativeNames: Array.from({ length: 10 }, (_, i) => `n${String(i)}.airline.example`) },
      'domain.alternativeNames must contain at most 9 names, got 10; use a wildcard, since a certificate has at most 10 names [WEB_TIER_CERTIFICATE_NAMES]',
    ],
  ])('fails when it has %j', (names, message) => {
    expect(problemsWith({ domain: { ...domain, ...names } })).toBe(`primary/web: ${message}`);
  });

  it('accepts a hosted zone that only Terraform knows', () => {
    const json = synthIn((stack) => {
      const zone = new TerraformVariable(stack, 'zone', { type: 'string' });
      new WebTier(stack, 'web', { ...webTierProps, domain: { ...domain, hostedZoneId: zone.stringValue } });
    });

    expect(json.resources('aws_route53_record').map(({ zone_id }) => zone_id)).toEqual(['${var.zone}', '${var.zone}']);
  });
});

describe('the certificate', () => {
  const alternativeNames = ['www.airline.example', 'airline.example', '*.airline.example'];
  const json = () => synthWebTier({ domain: { ...domain, alternativeNames } });

  it('covers the origin name and the public names', () => {
    expect(json().resource('aws_acm_certificate')).toMatchObject({
      domain_name: 'origin-primary.airline.example',
      subject_alternative_names: ['origin-primary.airline.example', ...alternativeNames],
      validation_method: 'DNS',
      lifecycle: { create_before_destroy: true },
    });
    expect(synthWebTier().resource('aws_acm_certificate').subject_alternative_names).toEqual([
      'origin-primary.airline.example',
    ]);
  });

  it('is validated by one record per name, and one for a name and its wildcard', () => {
    const records = json()
      .resources('aws_route53_record')
      .filter(({ ttl }) => ttl);

    expect(records.map(({ name }) => /domain_name == "(.*?)"/.exec(String(name))?.[1])).toEqual([
      'airline.example',
      'origin-primary.airline.example',
      'www.airline.example',
    ]);
    for (const record of records) {
      expect(record).toMatchObject({ zone_id: 'Z0123456789ABCDEFGHIJ', allow_overwrite: true });
    }
    expect(json().resource('aws_acm_certificate_validation').validation_record_fqdns).toHaveLength(3);
  });

  it('fails after half an hour if the zone is not delegated', () => {
    expect(synthWebTier().resource('aws_acm_certificate_validation')).toMatchObject({ timeouts: { create: '30m' } });
  });

  it('has a record for a wildcard and one for a host that is called any', () => {
    const names = ['any.airline.example', '*.airline.example'];
    const addresses = (alternative: readonly string[]) =>
      synthWebTier({ domain: { ...domain, alternativeNames: alternative } })
        .addresses()
        .filter((address) => address.includes('validation-any'));

    expect(addresses(names)).toHaveLength(2);
    expect(addresses(names.toReversed())).toEqual(addresses(names));
    expect(addresses(names)).toEqual(expect.arrayContaining([...addresses(['*.airline.example'])]));
  });

  it('suggests the name of the environment', () => {
    const environment = { ...testEnvironment, name: 'staging' };

    expect(problemsWith({ environment, domain: { ...domain, originName: 'airline.example' } })).toContain(
      "use 'origin-staging.airline.example', for example",
    );
  });
});

describe('the origin record', () => {
  it('is an alias of the load balancer that fails when no server is healthy', () => {
    const [record] = synthWebTier()
      .resources('aws_route53_record')
      .filter(({ alias }) => alias);

    expect(record).toMatchObject({
      zone_id: 'Z0123456789ABCDEFGHIJ',
      name: 'origin-primary.airline.example',
      type: 'A',
      alias: {
        name: referenceTo('aws_lb', 'dns_name'),
        zone_id: referenceTo('aws_lb', 'zone_id'),
        evaluate_target_health: true,
      },
    });
    expect(record).not.toHaveProperty('ttl');
  });
});
