import { developmentEnvironment, problemsOf, testDatabase, testEnvironment, testNetwork } from '@etops/testing';
import { TerraformVariable } from 'cdktf';
import { WebTier } from '../src';
import type { WebTierProps } from '../src';
import { synthIn, synthWebTier, webTierProps } from './support';

const { domain } = webTierProps;
const inZones = (...zones: string[]) =>
  zones.map((availabilityZone) => ({ id: `subnet-${availabilityZone}`, availabilityZone }));
const twoZones = inZones('eu-central-1a', 'eu-central-1b');

describe('WebTier', () => {
  it('keeps its Terraform addresses', () => {
    expect(
      synthWebTier({
        database: testDatabase,
        domain: { ...domain, alternativeNames: ['www.airline.example'] },
        fileSystem: { replicateTo: { fileSystemId: 'fs-0123456789abcdef0', region: 'eu-west-1' } },
      }).addresses(),
    ).toMatchSnapshot();
  });

  it('describes itself in literals', () => {
    let webTier: WebTier | undefined;
    synthIn((stack) => {
      webTier = new WebTier(stack, 'web', { ...webTierProps, healthCheck: { path: '/up' } });
    });

    expect(webTier?.endpoint).toEqual({ dnsName: 'origin-primary.airline.example', port: 443, healthCheckPath: '/up' });
    expect(webTier?.autoScalingGroupName).toBe('airline-primary-web');
  });

  it('runs as a standby with the same maximum, and in development', () => {
    const dr = { ...testEnvironment, name: 'dr' };
    const capacity = { minimum: 1, normal: 1, maximum: 6, minimumSetBy: 'runbook' } as const;

    expect(synthWebTier({ environment: dr, capacity }).resource('aws_autoscaling_group')).toMatchObject({
      name: 'airline-dr-web',
      desired_capacity: 1,
      max_size: 6,
    });
    expect(synthWebTier({ environment: developmentEnvironment }).resource('aws_s3_bucket')).toMatchObject({
      force_destroy: true,
    });
  });

  it('lets values through that only Terraform knows', () => {
    const json = synthIn((stack) => {
      const size = new TerraformVariable(stack, 'size', { type: 'string' });
      const servers = new TerraformVariable(stack, 'servers', { type: 'number' });
      const zone = new TerraformVariable(stack, 'zone', { type: 'string' });
      new WebTier(stack, 'web', {
        ...webTierProps,
        instanceType: size.stringValue,
        capacity: { minimum: 1, normal: servers.numberValue, maximum: 6 },
        domain: { ...domain, hostedZoneId: zone.stringValue },
      });
    });

    expect(json.resource('aws_autoscaling_group')).toMatchObject({ desired_capacity: '${var.servers}' });
    expect(json.resources('aws_route53_record').map(({ zone_id }) => zone_id)).toEqual(['${var.zone}', '${var.zone}']);
  });
});

describe('WebTier props', () => {
  it.each<[Partial<WebTierProps>, string]>([
    [
      { capacity: { minimum: 6, normal: 4, maximum: 12 } },
      'capacity must be whole numbers with 1 ≤ minimum ≤ normal ≤ maximum, got 6, 4, 12; order them, and keep one server so that the load balancer is never without a target [WEB_TIER_CAPACITY]',
    ],
    [
      { capacity: { minimum: 1, normal: 7, maximum: 6 } },
      'capacity must be whole numbers with 1 ≤ minimum ≤ normal ≤ maximum, got 1, 7, 6; order them, and keep one server so that the load balancer is never without a target [WEB_TIER_CAPACITY]',
    ],
    [
      { capacity: { minimum: 0, normal: 1, maximum: 6 } },
      'capacity must be whole numbers with 1 ≤ minimum ≤ normal ≤ maximum, got 0, 1, 6; order them, and keep one server so that the load balancer is never without a target [WEB_TIER_CAPACITY]',
    ],
    [
      { network: { ...testNetwork, applicationSubnets: inZones('eu-central-1a') } },
      "network.applicationSubnets must lie in at least two Availability Zones, got 'eu-central-1a'; add a subnet in another zone [WEB_TIER_ZONES]",
    ],
    [
      { network: { ...testNetwork, publicSubnets: [...testNetwork.publicSubnets, ...inZones('eu-central-1a')] } },
      "network.publicSubnets must have one subnet a zone, got more in 'eu-central-1a'; a load balancer takes one, so leave the others out [WEB_TIER_ZONE_TWICE]",
    ],
    [
      { network: { ...testNetwork, publicSubnets: twoZones } },
      "network.publicSubnets must cover the zones of network.applicationSubnets, got none in 'eu-central-1c'; servers there would get no traffic, so add a public subnet [WEB_TIER_ZONE_UNBALANCED]",
    ],
    [
      { network: { ...testNetwork, publicSubnets: [...testNetwork.publicSubnets, ...inZones('eu-west-1a')] } },
      "network.publicSubnets must lie in the environment's Region eu-central-1, got 'eu-west-1a'; pass that Region's network [WEB_TIER_ZONE_REGION]",
    ],
    [
      { domain: { ...domain, hostedZoneId: '' } },
      "domain.hostedZoneId must be 1 to 32 letters, digits or '-', got ''; write the id of the public hosted zone, without '/hostedzone/' [WEB_TIER_ZONE_ID]",
    ],
    [
      { domain: { ...domain, originName: 'origin.elsewhere.example' } },
      "domain.originName and alternativeNames must lie in the zone 'airline.example', got 'origin.elsewhere.example'; a certificate for another zone could not be validated [WEB_TIER_NAME_OUTSIDE_ZONE]",
    ],
    [
      { domain: { ...domain, originName: 'originairline.example' } },
      "domain.originName and alternativeNames must lie in the zone 'airline.example', got 'originairline.example'; a certificate for another zone could not be validated [WEB_TIER_NAME_OUTSIDE_ZONE]",
    ],
    [
      { domain: { ...domain, originName: 'Origin_1.airline.example' } },
      "domain.originName must be a domain name in lower case of at most 64 characters, got 'Origin_1.airline.example'; write one such as 'origin-primary.airline.example' [WEB_TIER_ORIGIN_NAME]",
    ],
    [
      { domain: { ...domain, zoneName: 'airline.example.', originName: 'origin.airline.example.' } },
      "domain.zoneName must be a domain name in lower case without a final dot, got 'airline.example.'; write one such as 'airline.example' [WEB_TIER_ZONE_NAME]\nprimary/web: domain.originName must be a domain name in lower case of at most 64 characters, got 'origin.airline.example.'; write one such as 'origin-primary.airline.example' [WEB_TIER_ORIGIN_NAME]",
    ],
    [
      { domain: { ...domain, alternativeNames: ['a.*.airline.example'] } },
      "domain.alternativeNames must be domain names in lower case, got 'a.*.airline.example'; write them without a final dot, '*' only as the first label [WEB_TIER_ALTERNATIVE_NAME]",
    ],
    [
      {
        domain: { ...domain, alternativeNames: Array.from({ length: 10 }, (_, i) => `n${String(i)}.airline.example`) },
      },
      'domain.alternativeNames must be at most 9, got 10; a certificate has 10 names, so use a wildcard [WEB_TIER_CERTIFICATE_NAMES]',
    ],
    [
      { imageId: 'resolve:ssm:/airline/image' },
      "imageId must be the id of one machine image, got 'resolve:ssm:/airline/image'; write the released 'ami-…' itself: what 'latest' or 'resolve:ssm:…' stands for changes under running servers, and a rollback then has nothing to go back to [WEB_TIER_IMAGE]",
    ],
    [
      { imageId: 'latest' },
      "imageId must be the id of one machine image, got 'latest'; write the released 'ami-…' itself: what 'latest' or 'resolve:ssm:…' stands for changes under running servers, and a rollback then has nothing to go back to [WEB_TIER_IMAGE]",
    ],
    [
      { instanceType: 'large' },
      "instanceType must be an EC2 instance type, got 'large'; write one such as 'm7g.large' [WEB_TIER_INSTANCE_TYPE]",
    ],
    [
      { healthCheck: { timeoutSeconds: 10 } },
      'healthCheck.timeoutSeconds must be less than intervalSeconds, got 10 and 10; shorten the timeout [WEB_TIER_HEALTH_TIMEOUT]',
    ],
    [
      { healthCheck: { path: 'health' } },
      "healthCheck.path must start with '/', got 'health'; write one such as '/health' [WEB_TIER_HEALTH_PATH]",
    ],
    [
      { healthCheck: { unhealthyThreshold: 1 } },
      'healthCheck.unhealthyThreshold must be a whole number from 2 to 10, got 1; choose one in that range [WEB_TIER_RANGE]',
    ],
    [
      { deregistrationDelaySeconds: 4000 },
      'deregistrationDelaySeconds must be a whole number from 0 to 3600, got 4000; choose one in that range [WEB_TIER_RANGE]',
    ],
    [
      { accessLogRetentionDays: 0 },
      'accessLogRetentionDays must be a whole number of at least 1, got 0; choose one in that range [WEB_TIER_RANGE]',
    ],
    [
      { alarms: { errorPercent: 0 } },
      'alarms.errorPercent must be more than 0 and at most 100, got 0; the alarm would never fire, or never stop [WEB_TIER_ALARM]',
    ],
    [
      { alarms: { replicationMinutes: 5 } },
      'alarms.replicationMinutes must be more than 14, got 5; the alarm would never fire, or never stop [WEB_TIER_ALARM]',
    ],
    [
      { loadBalancer: { idleTimeoutSeconds: 0 } },
      'loadBalancer.idleTimeoutSeconds must be a whole number from 1 to 4000, got 0; choose one in that range [WEB_TIER_RANGE]',
    ],
    [
      { edge: { requestLogRetentionDays: 100 } },
      'edge.requestLogRetentionDays must be one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653, got 100; CloudWatch Logs knows no other [WEB_TIER_EDGE_RETENTION]',
    ],
    [
      { edge: { requestsPerAddress: 5 } },
      'edge.requestsPerAddress must be a whole number from 10 to 2000000000, got 5; choose one in that range [WEB_TIER_RANGE]',
    ],
    [
      {
        edge: {
          managedRules: [{ group: 'CommonRuleSet' }, { group: 'CommonRuleSet', countOnly: ['NoUserAgent_HEADER'] }],
        },
      },
      'edge.managedRules must name each group once, got CommonRuleSet again; put countOnly into one entry [WEB_TIER_EDGE_TWICE]',
    ],
    [
      { environmentVariables: { 'my-name': "it's" } },
      `environmentVariables must have names of A-Z, 0-9 and '_', and values on one line without ', got my-name="it's"; rename or rewrite it [WEB_TIER_VARIABLE]`,
    ],
    [
      { fileSystem: { replicateTo: { fileSystemId: 'fs-0123456789abcdef0', region: 'eu-central-1' } } },
      "fileSystem.replicateTo.region must be another Region than eu-central-1, got 'eu-central-1'; a copy beside its source does not survive the Region [WEB_TIER_REPLICATION_REGION]",
    ],
    [
      { fileSystem: { replicateTo: { fileSystemId: '', region: 'eu-west-1' } } },
      "fileSystem.replicateTo.fileSystemId must name the copy, got ''; EFS would otherwise make one that nothing manages, with bursting throughput and no mount targets [WEB_TIER_REPLICATION_TARGET]",
    ],
    [
      { fileSystem: { existingFileSystemId: '' } },
      "fileSystem.existingFileSystemId must be the id of a file system, got ''; pass it, or leave fileSystem out [WEB_TIER_FILE_SYSTEM]",
    ],
    [
      {
        fileSystem: {
          existingFileSystemId: 'fs-0123456789abcdef0',
          replicateTo: { fileSystemId: 'fs-1', region: 'eu-west-1' },
        },
      },
      'fileSystem.replicateTo must come with a file system of its own, got existingFileSystemId; its own stack decides where it is copied to [WEB_TIER_REPLICATION_SOURCE]',
    ],
  ])('fails when %j', (props, message) => {
    expect(problemsOf(() => synthWebTier(props)).join('\n')).toBe(`primary/web: ${message}`);
  });

  it('reports all problems at once', () => {
    expect(
      problemsOf(() => synthWebTier({ imageId: 'latest', instanceType: 'x', healthCheck: { intervalSeconds: 1 } })),
    ).toHaveLength(4);
  });
});
