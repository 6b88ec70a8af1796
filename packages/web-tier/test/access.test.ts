import { testNetwork } from '@etops/testing';
import type { LoadBalancerOptions } from '../src';
import { problemsWith, referenceTo, synthWebTier } from './support';

const sources = (loadBalancer: LoadBalancerOptions) =>
  synthWebTier({ loadBalancer })
    .resources('aws_vpc_security_group_ingress_rule')
    .filter(({ from_port }) => from_port === 80 || from_port === 443)
    .map(({ from_port, cidr_ipv4, prefix_list_id }) => [from_port, cidr_ipv4 ?? prefix_list_id]);

describe('access to the load balancer', () => {
  it('is open to the internet unless the props name sources', () => {
    expect(sources({})).toEqual([
      [80, '0.0.0.0/0'],
      [443, '0.0.0.0/0'],
    ]);
  });

  it('is restricted to listed ranges and prefix lists, on both ports', () => {
    const allowedSources = { cidrBlocks: ['198.51.100.7/32', '203.0.113.0/24'], prefixListIds: ['pl-0a1b2c3d'] };

    expect(sources({ allowedSources })).toEqual(
      [80, 443].flatMap((port) => ['198.51.100.7/32', '203.0.113.0/24', 'pl-0a1b2c3d'].map((source) => [port, source])),
    );
    expect(synthWebTier({ loadBalancer: { allowedSources } }).resource('aws_lb')).toMatchObject({ internal: false });
  });

  it('keeps the rule of a range when another one is added before it', () => {
    const rulesOf = (...cidrBlocks: string[]) =>
      synthWebTier({ loadBalancer: { allowedSources: { cidrBlocks } } })
        .addresses()
        .filter((address) => address.includes('_http'));

    expect(rulesOf('10.0.0.0/8', '203.0.113.0/24')).toEqual(expect.arrayContaining([...rulesOf('203.0.113.0/24')]));
  });

  it('is private with the scheme internal: in one application subnet per zone, from private ranges', () => {
    const second = { id: 'subnet-second', availabilityZone: 'eu-central-1a' };
    const json = synthWebTier({
      network: {
        ...testNetwork,
        publicSubnets: [],
        applicationSubnets: [...testNetwork.applicationSubnets, second],
      },
      loadBalancer: { scheme: 'internal' },
    });

    expect(json.resource('aws_lb')).toMatchObject({
      internal: true,
      subnets: testNetwork.applicationSubnets.map(({ id }) => id),
    });
    expect(sources({ scheme: 'internal' })).toEqual(
      [80, 443].flatMap((port) => ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].map((range) => [port, range])),
    );
    expect(sources({ scheme: 'internal', allowedSources: { cidrBlocks: ['10.0.0.0/12'] } })).toEqual([
      [80, '10.0.0.0/12'],
      [443, '10.0.0.0/12'],
    ]);
  });

  it.each<[string, LoadBalancerOptions, string]>([
    [
      'no source',
      { allowedSources: {} },
      'loadBalancer.allowedSources must contain 1 to 30 ranges and prefix lists, got 0; list the networks that may connect, summarized or as a prefix list [WEB_TIER_ALLOWED_SOURCES]',
    ],
    [
      'more sources than a security group has rules',
      { allowedSources: { cidrBlocks: Array.from({ length: 31 }, (_, index) => `203.0.113.${String(index)}/32`) } },
      'loadBalancer.allowedSources must contain 1 to 30 ranges and prefix lists, got 31; list the networks that may connect, summarized or as a prefix list [WEB_TIER_ALLOWED_SOURCES]',
    ],
    [
      'the internet',
      { allowedSources: { cidrBlocks: ['0.0.0.0/0'] } },
      "loadBalancer.allowedSources.cidrBlocks[0] must be a part of the internet, got '0.0.0.0/0'; omit allowedSources to allow all of it [WEB_TIER_ALLOWED_INTERNET]",
    ],
    [
      'a range with host bits',
      { allowedSources: { cidrBlocks: ['203.0.113.7/24'] } },
      "loadBalancer.allowedSources.cidrBlocks[0] must be an IPv4 range in CIDR form, got '203.0.113.7/24'; use '203.0.113.0/24' [WEB_TIER_ALLOWED_RANGE]",
    ],
    [
      'one source twice',
      { allowedSources: { prefixListIds: ['pl-0a1b2c3d', 'pl-0a1b2c3d'] } },
      "loadBalancer.allowedSources must contain each source once, got 'pl-0a1b2c3d' again; remove it [WEB_TIER_ALLOWED_TWICE]",
    ],
  ])('fails with %s', (_, loadBalancer, problem) => {
    expect(problemsWith({ loadBalancer })).toBe(`primary/web: ${problem}`);
  });
});

describe('security groups', () => {
  it('are not replaced by another description, which AWS cannot change', () => {
    const groups = synthWebTier().resources('aws_security_group');

    expect(groups.map(({ lifecycle }) => lifecycle)).toEqual(groups.map(() => ({ ignore_changes: ['description'] })));
  });
});

describe('the group', () => {
  it('waits until its subnets carry traffic', () => {
    const json = synthWebTier({ network: { ...testNetwork, ready: [{ fqn: 'aws_route.nat' }] } });

    expect(json.resource('aws_autoscaling_group').depends_on).toContain('aws_route.nat');
  });
});

describe('access logs', () => {
  it('are deleted a day after their retention, not only hidden', () => {
    const [rule] = synthWebTier({ accessLogRetentionDays: 30 }).resource('aws_s3_bucket_lifecycle_configuration')
      .rule as readonly unknown[];

    expect(rule).toMatchObject({
      expiration: [{ days: 30 }],
      noncurrent_version_expiration: [{ noncurrent_days: 1 }],
    });
  });
});

describe('clients of the shared files outside the VPC', () => {
  const rulesOf = (fileSystem: object) =>
    synthWebTier({ fileSystem })
      .resources('aws_vpc_security_group_ingress_rule')
      .filter(({ description }) => description === 'Clients outside the VPC');

  it.each([{}, { existingFileSystemId: 'fs-0a1b2c3d4e5f60718' }])(
    'may connect to mount targets only if listed: %p',
    (own) => {
      expect(rulesOf(own)).toEqual([]);
      expect(rulesOf({ ...own, clientCidrBlocks: ['10.0.0.0/12'] })).toMatchObject([
        {
          cidr_ipv4: '10.0.0.0/12',
          ip_protocol: 'tcp',
          from_port: 2049,
          to_port: 2049,
          security_group_id: referenceTo('aws_security_group', 'id'),
        },
      ]);
    },
  );

  it.each([
    ['10.0.0.0/33', "fileSystem.clientCidrBlocks[0] must be an IPv4 range in CIDR form, got '10.0.0.0/33'"],
    ['10.0.0.0/7', "fileSystem.clientCidrBlocks[0] must be no wider than /8, got '10.0.0.0/7'"],
    ['0.0.0.0/0', "fileSystem.clientCidrBlocks[0] must be no wider than /8, got '0.0.0.0/0'"],
  ])('fails with the range %s', (range, problem) => {
    expect(problemsWith({ fileSystem: { clientCidrBlocks: [range] } })).toContain(problem);
  });

  it('fails when a range is listed twice', () => {
    expect(problemsWith({ fileSystem: { clientCidrBlocks: ['10.0.0.0/12', '10.0.0.0/12'] } })).toBe(
      "primary/web: fileSystem.clientCidrBlocks must contain each range once, got '10.0.0.0/12' again; remove it [WEB_TIER_CLIENT_RANGE]",
    );
  });
});
