import { problemsOf } from '@etops/testing';
import type { SynthesizedJson } from '@etops/testing';
import { TerraformVariable } from 'cdktf';
import { DnsFailover, switchRef } from '../src';
import type { FailoverSettings } from '../src';
import { lastResort, settings, withSites } from './settings';
import { environment, failoverIn, failoverOf, synthesize } from './synthesize';

const recordOf = (name: string, setIdentifier: string) =>
  failoverOf()
    .resources('aws_route53_record')
    .find((record) => record.name === name && record.set_identifier === setIdentifier);

describe('two failovers', () => {
  it('fail on the same names: one problem for all records', () => {
    expect(
      problemsOf(() =>
        synthesize((stack) => {
          failoverIn(stack, settings);
          new DnsFailover(stack, 'second', settings);
        }),
      ),
    ).toEqual([
      expect.stringMatching(
        /^dns\/second: aws_route53_record zone_id 'Z0123456789EXAMPLE', name 'airline\.example', type 'A', .* must exist once in its parent, got it in dns\/failover as well \(both also have .*; \d+ more\); give one of them another name or id \[DUPLICATE_NAME\]$/,
      ),
    ]);
  });
});

describe('DnsFailover', () => {
  it('keeps its addresses', () => {
    expect(failoverOf().addresses()).toMatchSnapshot();
  });

  it.each([
    ['airline.example', 'on-premises', 70],
    ['airline.example', 'aws', 30],
    ['www.airline.example', 'on-premises', 70],
    ['www.airline.example', 'aws', 30],
  ])('answers for %s with %s by weight %d, while a record of the site is healthy', (name, site, weight) => {
    expect(recordOf(name, site)).toMatchObject({
      zone_id: 'Z0123456789EXAMPLE',
      type: 'A',
      weighted_routing_policy: { weight },
      alias: { name: `${site}.airline.example`, zone_id: 'Z0123456789EXAMPLE', evaluate_target_health: true },
    });
  });

  it.each([
    ['primary', 'PRIMARY'],
    ['dr', 'SECONDARY'],
  ])('answers for AWS with the %s origin as %s, if it is healthy and eligible', (region, type) => {
    expect(recordOf('aws.airline.example', region)).toMatchObject({
      failover_routing_policy: { type },
      alias: { name: `origin-${region}.airline.example`, evaluate_target_health: true },
      health_check_id: expect.stringMatching(new RegExp(`failover_eligible-${region}_\\w+\\.id}$`)) as string,
    });
  });

  it('gives addresses the TTL of aliases, so that weights hold', () => {
    expect(recordOf('on-premises.airline.example', '8.8.8.8')).toMatchObject({
      records: ['8.8.8.8'],
      ttl: 60,
      health_check_id: expect.stringContaining('eligible-on-premises-8-8-8-8') as string,
    });
  });

  it('creates aliases after their targets', () => {
    expect(recordOf('airline.example', 'aws')?.depends_on).toEqual([
      expect.stringContaining('failover_aws-primary'),
      expect.stringContaining('failover_aws-dr'),
    ]);
  });

  it('creates a record under a new name before it destroys the old one, for aliases to move', () => {
    for (const record of failoverOf().resources('aws_route53_record')) {
      expect(record).toMatchObject({ lifecycle: { create_before_destroy: true } });
    }
  });

  it('checks with HTTPS and SNI every 10 seconds, and creates a new check before it destroys one', () => {
    const checks = failoverOf().resources('aws_route53_health_check');
    const onPremises = checks.find(({ ip_address }) => ip_address === '8.8.4.4');
    const primary = checks.find(({ fqdn }) => fqdn === 'origin-primary.airline.example');
    const common = {
      type: 'HTTPS',
      port: 443,
      resource_path: '/health',
      request_interval: 10,
      failure_threshold: 3,
      enable_sni: true,
      // Written although they are all: a check without Regions shows all in AWS, and the provider cannot add or remove them.
      regions: [
        'us-east-1',
        'us-west-1',
        'us-west-2',
        'eu-west-1',
        'ap-northeast-1',
        'ap-southeast-1',
        'ap-southeast-2',
        'sa-east-1',
      ],
      lifecycle: { create_before_destroy: true },
    };

    expect(onPremises).toMatchObject({
      ...common,
      ip_address: '8.8.4.4',
      fqdn: 'airline.example',
      tags: { Name: 'airline-dns-check-on-premises-8-8-4-4' },
    });
    expect(primary).toMatchObject({
      ...common,
      fqdn: 'origin-primary.airline.example',
      tags: { Name: 'airline-dns-check-primary' },
    });
    expect(primary?.ip_address).toBeUndefined();
  });

  it('searches for a text, and checks from some Regions only, if they are set', () => {
    const json = failoverOf({
      ...withSites({ aws: { searchString: 'in service' } }),
      checks: { regions: ['us-east-1', 'eu-west-1', 'sa-east-1'] },
    });
    const checks = json.resources('aws_route53_health_check');

    expect(checks.find(({ fqdn }) => fqdn === 'origin-dr.airline.example')).toMatchObject({
      type: 'HTTPS_STR_MATCH',
      search_string: 'in service',
      regions: ['us-east-1', 'eu-west-1', 'sa-east-1'],
    });
    expect(checks.filter(({ type }) => type === 'HTTPS')).toHaveLength(2);
  });

  it('creates AAAA records in addition to A records if the sites have IPv6', () => {
    const records = failoverOf(
      withSites({ onPremises: { addresses: ['8.8.8.8', '2001:4860:4860::8888'] }, aws: { ipv6: true } }),
    ).resources('aws_route53_record');

    expect(records.filter(({ type }) => type === 'AAAA')).toHaveLength(7);
    expect(records.find(({ set_identifier }) => set_identifier === '2001:4860:4860::8888')).toMatchObject({
      type: 'AAAA',
      records: ['2001:4860:4860::8888'],
      ttl: 60,
    });
  });

  it.each<[string, Partial<FailoverSettings>]>([
    ['all-to-aws', { traffic: 'all-to-aws' }],
    ['all-to-on-premises', { traffic: 'all-to-on-premises' }],
    ['a gradual shift', { traffic: { towards: 'aws', percent: 20 } }],
  ])('changes weights and nothing else with %s', (_, change) => {
    const withoutWeights = (json: SynthesizedJson) =>
      json.text.replaceAll(/"weighted_routing_policy":\{"weight":\d+\}/g, '');

    expect(failoverOf({ ...settings, ...change }).text).not.toBe(failoverOf().text);
    expect(withoutWeights(failoverOf({ ...settings, ...change }))).toBe(withoutWeights(failoverOf()));
  });

  it('publishes the tree and the time to detect as data', () => {
    let failover: DnsFailover | undefined;
    synthesize((stack) => {
      failover = failoverIn(stack, settings);
    });

    expect(failover?.plan.records).toHaveLength(8);
    expect(failover?.recovery.map(({ phase }) => phase)).toEqual(['detection', 'dns', 'dns']);
  });

  const warningsOf = (props: FailoverSettings) => {
    let warnings: unknown[] = [];
    synthesize((stack) => {
      warnings = failoverIn(stack, props).node.metadata.map(({ data }) => data as unknown);
    });
    return warnings;
  };

  it('warns of addresses from ranges for documentation', () => {
    const props = withSites({ onPremises: { addresses: ['8.8.8.8', '203.0.113.10'] } });

    expect(warningsOf({ ...props, lastResort: { addresses: ['192.0.2.80'] } })).toEqual([
      "sites.onPremises.addresses should be real addresses, got '203.0.113.10' from a range for documentation; replace it before you deploy [DNS_ADDRESS_DOCUMENTATION]",
      "lastResort.addresses should be real addresses, got '192.0.2.80' from a range for documentation; replace it before you deploy [DNS_ADDRESS_DOCUMENTATION]",
    ]);
  });

  it('warns if there is no last resort, and if a site cannot carry the whole traffic alone', () => {
    const alone = (capacityPercent: number) => withSites({ onPremises: { capacityPercent }, aws: { capacityPercent } });

    expect(warningsOf({ ...alone(100), lastResort })).toEqual([]);
    expect(warningsOf(alone(80))).toEqual([
      'sites.onPremises.capacityPercent should be at least 100, got 80; the site gets the whole traffic while the other one is down, and would fail as well [DNS_CAPACITY_ALONE]',
      'sites.aws.capacityPercent should be at least 100, got 80; the site gets the whole traffic while the other one is down, and would fail as well [DNS_CAPACITY_ALONE]',
      'lastResort should be a page that depends on no site, got none; without it, clients reach evacuated and outdated sites while none can serve [DNS_LAST_RESORT_MISSING]',
    ]);
  });

  it('answers with a page of last resort, whose alias to CloudFront is not evaluated', () => {
    const recordIn = (props: FailoverSettings) =>
      failoverOf(props)
        .resources('aws_route53_record')
        .find(({ set_identifier: id }) => id === 'last-resort');

    expect(recordIn({ ...settings, lastResort: { cloudFrontDomainName: 'd111.cloudfront.net' } })).toMatchObject({
      name: 'failover.airline.example',
      failover_routing_policy: { type: 'SECONDARY' },
      alias: { name: 'd111.cloudfront.net', zone_id: 'Z2FDTNDATAQYW2', evaluate_target_health: false },
    });
    const record = recordIn({ ...settings, lastResort });
    expect(record).toMatchObject({ records: ['9.9.9.9'], ttl: 60 });
    expect(record?.health_check_id).toBeUndefined();
  });

  it('publishes its switches and alarms as data', () => {
    let failover: DnsFailover | undefined;
    synthesize((stack) => {
      failover = failoverIn(stack, settings);
    });

    expect(failover?.switches[3]).toEqual(switchRef(environment, 'failover', 'dr-in-service'));
    expect(failover?.switches[3]).toEqual({
      id: 'dr-in-service',
      region: 'eu-west-1',
      parameterName: '/airline/dns/failover/dr-in-service',
      namespace: 'airline/dns',
      metricName: 'Switch',
      dimensions: { Switch: '/airline/dns/failover/dr-in-service' },
    });
    expect(failover?.alarms.map(({ id, treatMissingData }) => [id, treatMissingData])).toEqual([
      ['certificate-on-premises', 'breaching'],
      ['heartbeat', 'breaching'],
      ['turned-evacuate-on-premises', 'ignore'],
      ['turned-evacuate-primary', 'ignore'],
      ['turned-evacuate-dr', 'ignore'],
      ['turned-dr-in-service', 'ignore'],
    ]);
    expect(failover?.healthAlarms.map(({ id }) => id)).toEqual([
      'unhealthy-on-premises-8-8-4-4',
      'unhealthy-on-premises-8-8-8-8',
      'unhealthy-primary',
      'unhealthy-dr',
    ]);
    expect(failover?.certificateMetric).toMatchObject({
      namespace: 'airline/dns/on-premises',
      metricName: 'CertificateDaysToExpiry',
      dimensions: { Site: '/airline/dns/failover/on-premises' },
    });
  });

  it('accepts the id of a zone of the same stack', () => {
    const json = synthesize((stack) =>
      failoverIn(stack, {
        ...settings,
        zone: { ...settings.zone, id: new TerraformVariable(stack, 'zone', {}).stringValue },
      }),
    );

    expect(json.resources('aws_route53_record')[0]).toMatchObject({ zone_id: '${var.zone}' });
  });

  it('fails when a name or an address is a token', () => {
    const problems = problemsOf(() =>
      synthesize((stack) => {
        const token = new TerraformVariable(stack, 'name', {}).stringValue;
        const { primary } = settings.sites.aws;
        failoverIn(
          stack,
          withSites({ onPremises: { addresses: [token] }, aws: { primary: { ...primary, dnsName: token } } }),
        );
      }),
    );

    expect(problems).toEqual([
      'dns/failover: sites.onPremises.addresses[0] must be a literal, got a token; records point at names that every stack can compute, never at another stack [LITERAL_REQUIRED]',
      'dns/failover: sites.aws.primary.dnsName must be a literal, got a token; records point at names that every stack can compute, never at another stack [LITERAL_REQUIRED]',
    ]);
  });

  it('accepts a variable of Terraform as the path, port and text of health checks', () => {
    const json = synthesize((stack) => {
      const { stringValue, numberValue } = new TerraformVariable(stack, 'value', {});
      failoverIn(
        stack,
        withSites({ onPremises: { healthCheckPath: stringValue, port: numberValue, searchString: stringValue } }),
      );
    });
    const checks = json.resources('aws_route53_health_check');

    expect(checks.find(({ ip_address }) => ip_address === '8.8.4.4')).toMatchObject({
      resource_path: '${var.value}',
      port: '${var.value}',
      search_string: '${var.value}',
    });
  });

  it('fails when a weight, the traffic or the time to detect a failure is a token', () => {
    const problems = problemsOf(() =>
      synthesize((stack) => {
        const weight = new TerraformVariable(stack, 'value', {}).numberValue;
        failoverIn(stack, {
          ...withSites({ aws: { weight } }),
          traffic: { towards: 'aws', percent: weight },
          checks: { failureThreshold: weight },
        });
      }),
    );

    expect(problems.map((problem) => problem.replace(/; .*$/, ''))).toEqual(
      ['sites.aws.weight', 'traffic.percent', 'checks.failureThreshold'].map(
        (prop) => `dns/failover: ${prop} must be a literal, got a token`,
      ),
    );
  });

  it('fails when its id cannot be part of a name', () => {
    expect(
      problemsOf(() => synthesize((stack) => new DnsFailover(stack, 'fail over', { environment, ...settings }))),
    ).toEqual([
      "dns/fail over: the construct's id must be 1 to 64 letters, digits or '-', got 'fail over'; use an id such as 'failover', it is part of the names of the switches [DNS_ID]",
    ]);
  });

  it('fails when the zone id is a path', () => {
    const zone = { ...settings.zone, id: '/hostedzone/Z0123456789EXAMPLE' };

    expect(problemsOf(() => failoverOf({ ...settings, zone }))).toEqual([
      "dns/failover: zone.id must be 1 to 32 letters, digits or '-', got '/hostedzone/Z0123456789EXAMPLE'; use the id without '/hostedzone/' [DNS_ZONE_ID]",
    ]);
  });

  it('fails with every problem at once', () => {
    const broken = withSites({ onPremises: { addresses: ['10.0.0.1'], weight: -1 }, aws: { weight: 300 } });

    expect(problemsOf(() => failoverOf(broken))).toEqual([
      expect.stringMatching(/^dns\/failover: sites\.onPremises\.weight .* \[DNS_WEIGHT\]$/),
      expect.stringMatching(/^dns\/failover: sites\.aws\.weight .* \[DNS_WEIGHT\]$/),
      expect.stringMatching(/^dns\/failover: sites\.onPremises\.addresses\[0\] .* \[DNS_ADDRESS_NOT_PUBLIC\]$/),
    ]);
  });
});
