import { EnvironmentStack } from '@etops/foundation';
import { developmentEnvironment, problemsOf, synth, testEnvironment } from '@etops/testing';
import { Network } from '../src';
import type { NetworkProps } from '../src';

const props: NetworkProps = {
  environment: testEnvironment,
  cidrBlock: '10.0.0.0/16',
  availabilityZones: ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'],
};
const networkOf = (changes: Partial<NetworkProps> = {}, use: (network: Network) => void = () => undefined) => {
  const merged = { ...props, ...changes };
  return synth(
    (stack: EnvironmentStack) => {
      use(new Network(stack, 'network', merged));
    },
    (app) => new EnvironmentStack(app, 'primary', { environment: merged.environment }),
  );
};
const named = (blocks: readonly Readonly<Record<string, unknown>>[], name: string) =>
  blocks.find(({ tags }) => (tags as { Name?: string }).Name === name);
const standard = networkOf();
const problems = (changes: Partial<NetworkProps>) => problemsOf(() => networkOf(changes));

describe('Network', () => {
  it('keeps its addresses', () => {
    expect(standard.addresses()).toMatchSnapshot();
  });

  it('keeps its addresses with everything on', () => {
    const json = networkOf({
      tiers: [{ name: 'cache', kind: 'isolated', slot: 3 }],
      interfaceEndpoints: ['ssm', 'logs'],
      flowLogs: { destination: 's3' },
      ipv6: true,
    });

    expect(json.addresses()).toMatchSnapshot();
  });

  it('keeps every address when a zone and a tier are added', () => {
    const before = networkOf({ availabilityZones: ['eu-central-1a', 'eu-central-1c'] }).addresses();
    const after = networkOf({ tiers: [{ name: 'cache', kind: 'isolated', slot: 3 }] }).addresses();

    expect(after).toEqual(expect.arrayContaining([...before]));
  });

  it('resolves names inside, which interface endpoints and EFS need', () => {
    expect(standard.resource('aws_vpc')).toMatchObject({
      cidr_block: '10.0.0.0/16',
      enable_dns_hostnames: true,
      enable_dns_support: true,
      assign_generated_ipv6_cidr_block: false,
      tags: { Name: 'airline-primary-network' },
    });
  });

  it('puts a subnet of each tier into each zone, none of which hands out public addresses', () => {
    const subnets = standard.resources('aws_subnet');

    expect(subnets).toHaveLength(9);
    expect(named(subnets, 'airline-primary-network-data-eu-central-1b')).toMatchObject({
      availability_zone: 'eu-central-1b',
      cidr_block: '10.0.68.0/22',
      map_public_ip_on_launch: false,
    });
    expect(subnets.some((subnet) => subnet.map_public_ip_on_launch !== false)).toBe(false);
  });

  it('lets nobody into a public subnet before the internet gateway is there', () => {
    const waits = (tier: string) =>
      named(standard.resources('aws_subnet'), `airline-primary-network-${tier}-eu-central-1a`)?.depends_on;

    expect(waits('public')).toEqual([expect.stringMatching(/^aws_internet_gateway\./)]);
    expect(waits('application')).toBeUndefined();
  });

  it('refuses to replace the VPC and its subnets in production, and lets go of them in development', () => {
    for (const type of ['aws_vpc', 'aws_subnet']) {
      expect(standard.resources(type)[0]).toMatchObject({ lifecycle: { prevent_destroy: true } });
      expect(networkOf({ environment: developmentEnvironment }).resources(type)[0]).toMatchObject({
        lifecycle: { prevent_destroy: false },
      });
    }
  });

  it('leaves no subnet, group or route in what AWS puts into every VPC', () => {
    const json = standard;

    expect(json.resource('aws_default_security_group')).toMatchObject({ ingress: [], egress: [] });
    expect(json.resource('aws_default_route_table')).toMatchObject({ route: [] });
    expect(json.resource('aws_default_network_acl')).not.toHaveProperty('ingress');
    expect(json.resources('aws_route_table_association')).toHaveLength(9);
    expect(json.resources('aws_network_acl').flatMap(({ subnet_ids }) => subnet_ids)).toHaveLength(9);
  });

  it('routes the public tier to the internet gateway and the data tier nowhere', () => {
    const json = standard;
    const tables = json.resources('aws_route_table').map(({ tags }) => (tags as { Name: string }).Name);
    const routes = json.resources('aws_route');

    expect(tables).toHaveLength(5);
    expect(tables).toEqual(expect.arrayContaining(['airline-primary-network-public', 'airline-primary-network-data']));
    expect(routes.filter(({ gateway_id }) => gateway_id !== undefined)).toHaveLength(1);
    expect(JSON.stringify(routes)).not.toContain('data-route-table');
  });

  describe('NAT', () => {
    const natOf = (natGateways?: NetworkProps['natGateways'], environment = developmentEnvironment) => {
      const json = networkOf({ environment, ...(natGateways === undefined ? {} : { natGateways }) });
      return {
        gateways: json.resources('aws_nat_gateway').length,
        addresses: json.resources('aws_eip').length,
        routes: json.resources('aws_route').flatMap(({ nat_gateway_id }) => (nat_gateway_id ? [nat_gateway_id] : [])),
      };
    };

    it('is one in each zone, used by that zone, unless told otherwise', () => {
      const { gateways, addresses, routes } = natOf();

      expect([gateways, addresses]).toEqual([3, 3]);
      expect(new Set(routes).size).toBe(3);
    });

    it('is one for all zones when single', () => {
      const { gateways, addresses, routes } = natOf('single');

      expect([gateways, addresses, routes.length]).toEqual([1, 1, 3]);
      expect(new Set(routes).size).toBe(1);
    });

    it('is absent when none, and private subnets keep no way out', () => {
      expect(natOf('none')).toEqual({ gateways: 0, addresses: 0, routes: [] });
    });

    it('moves no route table when it changes', () => {
      const tables = (natGateways: NetworkProps['natGateways']) =>
        networkOf({ environment: developmentEnvironment, ...(natGateways === undefined ? {} : { natGateways }) })
          .addresses()
          .filter((address) => !/nat|aws_route\./.test(address));

      expect(tables('single')).toEqual(tables('per-availability-zone'));
      expect(tables('none')).toEqual(tables('per-availability-zone'));
    });

    it('exposes its public addresses by zone', () => {
      networkOf({}, ({ natAddresses }) => {
        expect(Object.keys(natAddresses)).toEqual(props.availabilityZones);
      });
    });
  });

  describe('endpoints', () => {
    it('reaches S3 and DynamoDB from every route table without charge', () => {
      const endpoints = standard.resources('aws_vpc_endpoint');

      expect(endpoints).toHaveLength(2);
      expect(named(endpoints, 'airline-primary-network-s3')).toMatchObject({
        service_name: 'com.amazonaws.eu-central-1.s3',
        vpc_endpoint_type: 'Gateway',
      });
      expect(endpoints.map(({ route_table_ids }) => (route_table_ids as string[]).length)).toEqual([5, 5]);
    });

    it('drops gateway endpoints when told so', () => {
      expect(networkOf({ gatewayEndpoints: [] }).resources('aws_vpc_endpoint')).toEqual([]);
    });

    it('answers under public names in each application subnet, to HTTPS from the VPC only', () => {
      const json = networkOf({ interfaceEndpoints: ['secretsmanager'], gatewayEndpoints: [] });

      expect(json.resource('aws_vpc_endpoint')).toMatchObject({
        service_name: 'com.amazonaws.eu-central-1.secretsmanager',
        vpc_endpoint_type: 'Interface',
        private_dns_enabled: true,
        subnet_ids: props.availabilityZones.map((zone) => expect.stringContaining(`application-${zone}`) as unknown),
        security_group_ids: [expect.stringContaining('endpoints-security-group')],
      });
      expect(json.resource('aws_vpc_security_group_ingress_rule')).toMatchObject({
        cidr_ipv4: '10.0.0.0/16',
        ip_protocol: 'tcp',
        from_port: 443,
        to_port: 443,
      });
      expect(json.resource('aws_security_group')).not.toHaveProperty('ingress');
    });
  });

  describe('flow logs', () => {
    it('go to a log group under a customer key for 90 days, written by a role of this account only', () => {
      const json = standard;

      expect(json.resource('aws_flow_log')).toMatchObject({
        traffic_type: 'ALL',
        log_destination_type: 'cloud-watch-logs',
        max_aggregation_interval: 600,
      });
      expect(json.resource('aws_cloudwatch_log_group')).toMatchObject({
        name: 'airline-primary-network-flow-logs',
        retention_in_days: 90,
        kms_key_id: expect.stringContaining('aws_kms_key') as unknown,
        lifecycle: { prevent_destroy: true },
      });
      expect(json.resource('aws_kms_key').policy).toContain(
        'arn:aws:logs:eu-central-1:123456789012:log-group:airline-primary-network-flow-logs',
      );
      expect(JSON.parse(json.resource('aws_iam_role').assume_role_policy as string)).toMatchObject({
        Statement: [
          {
            Principal: { Service: 'vpc-flow-logs.amazonaws.com' },
            Condition: { StringEquals: { 'aws:SourceAccount': '123456789012' } },
          },
        ],
      });
      expect(json.resource('aws_iam_role_policy').policy).not.toContain('"*"');
    });

    it('go to a private bucket under a customer key when told so, for the days given', () => {
      const json = networkOf({
        flowLogs: { destination: 's3', retentionDays: 400, trafficType: 'REJECT', aggregationSeconds: 60 },
      });

      expect(json.resource('aws_flow_log')).toMatchObject({
        traffic_type: 'REJECT',
        log_destination_type: 's3',
        log_destination: 'arn:aws:s3:::airline-primary-network-flow-logs-123456789012-eu-central-1',
        max_aggregation_interval: 60,
        destination_options: { file_format: 'parquet', per_hour_partition: true },
      });
      expect(json.resource('aws_s3_bucket_lifecycle_configuration')).toMatchObject({
        rule: [{ expiration: [{ days: 400 }] }],
      });
      expect(json.resource('aws_s3_bucket_policy').policy).toContain('delivery.logs.amazonaws.com');
      expect(json.resource('aws_kms_key').policy).toContain('delivery.logs.amazonaws.com');
      expect(json.resources('aws_iam_role')).toEqual([]);
    });

    it('are absent when none', () => {
      const json = networkOf({ flowLogs: 'none' });

      expect([...json.resources('aws_flow_log'), ...json.resources('aws_kms_key')]).toEqual([]);
    });
  });

  describe('network ACLs', () => {
    it('allow everything in each tier until a tier gets rules', () => {
      const json = standard;

      expect(json.resources('aws_network_acl')).toHaveLength(3);
      expect(json.resources('aws_network_acl_rule')).toHaveLength(6);
      expect(json.resources('aws_network_acl_rule')[0]).toMatchObject({
        rule_number: 100,
        rule_action: 'allow',
        protocol: '-1',
        cidr_block: '0.0.0.0/0',
      });
    });

    it('hold the rules of the tiers that have some, and no others', () => {
      const rule = { ruleNumber: 100, action: 'allow', protocol: 'tcp', cidrBlock: '10.0.0.0/16' } as const;
      const json = networkOf({
        networkAcls: {
          data: {
            ingress: [{ ...rule, fromPort: 5432 }],
            egress: [
              { ...rule, fromPort: 1024, toPort: 65535 },
              { ruleNumber: 110, action: 'deny', protocol: 'icmp', cidrBlock: '::/0' },
              { ruleNumber: 120, action: 'deny', protocol: 'icmp', cidrBlock: '10.0.0.0/16' },
            ],
          },
        },
      });
      const rules = json
        .resources('aws_network_acl_rule')
        .filter(({ network_acl_id }) => String(network_acl_id).includes('data'));

      expect(rules).toEqual([
        expect.objectContaining({ egress: true, protocol: '6', from_port: 1024, to_port: 65535 }),
        expect.objectContaining({ egress: true, protocol: '58', ipv6_cidr_block: '::/0', icmp_type: -1 }),
        expect.objectContaining({ egress: true, protocol: '1', cidr_block: '10.0.0.0/16', icmp_code: -1 }),
        expect.objectContaining({ egress: false, protocol: '6', from_port: 5432, to_port: 5432 }),
      ]);
      expect(json.resources('aws_network_acl_rule')).toHaveLength(8);
    });
  });

  describe('IPv6', () => {
    const json = networkOf({ ipv6: true });

    it('numbers each subnet by its slots, out of a range that Amazon provides', () => {
      expect(json.resource('aws_vpc')).toMatchObject({ assign_generated_ipv6_cidr_block: true });
      expect(
        named(json.resources('aws_subnet'), 'airline-primary-network-application-eu-central-1c')?.ipv6_cidr_block,
      ).toMatch(/^\$\{cidrsubnet\(aws_vpc\.\w+\.ipv6_cidr_block, 8, 10\)\}$/);
    });

    it('lets private tiers out and nobody in', () => {
      const routes = json
        .resources('aws_route')
        .filter(({ destination_ipv6_cidr_block }) => destination_ipv6_cidr_block === '::/0');

      expect(routes.filter(({ egress_only_gateway_id }) => egress_only_gateway_id !== undefined)).toHaveLength(3);
      expect(routes.filter(({ gateway_id }) => gateway_id !== undefined)).toHaveLength(1);
    });

    it('passes network ACLs too', () => {
      expect(json.resources('aws_network_acl_rule')).toHaveLength(12);
    });
  });

  describe('for its consumers', () => {
    it('is a plain NetworkRef with literal zones', () => {
      networkOf({}, ({ ref }) => {
        expect(ref.cidrBlock).toBe('10.0.0.0/16');
        for (const subnets of [ref.publicSubnets, ref.applicationSubnets, ref.dataSubnets]) {
          expect(subnets.map(({ availabilityZone }) => availabilityZone)).toEqual(props.availabilityZones);
        }
      });
    });

    it('knows the subnets and route tables of every tier', () => {
      networkOf({ tiers: [{ name: 'cache', kind: 'isolated', slot: 3 }] }, (network) => {
        expect(network.subnets('cache')).toHaveLength(3);
        expect(network.routeTables('application', 'cache').map(({ name }) => name)).toEqual([
          'application-eu-central-1a',
          'application-eu-central-1b',
          'application-eu-central-1c',
          'cache',
        ]);
        expect(network.routeTables()).toHaveLength(6);
      });
    });

    it('fails when a tier is asked for that it does not have', () => {
      expect(problemsOf(() => networkOf({}, (network) => network.subnets('cache')))).toEqual([
        "primary/network: tier must be one of public, application, data, got 'cache'; declare it in tiers [NETWORK_TIER_UNKNOWN]",
      ]);
    });
  });

  describe('with bad input', () => {
    const acl = (...ingress: object[]) => ({
      networkAcls: { data: { ingress, egress: [] } } as unknown as NonNullable<NetworkProps['networkAcls']>,
    });
    const rule = { ruleNumber: 100, action: 'allow', protocol: 'tcp', cidrBlock: '10.0.0.0/16', fromPort: 5432 };
    const endpoints = (...names: string[]) => ({
      interfaceEndpoints: names as NonNullable<NetworkProps['interfaceEndpoints']>,
    });

    it.each([
      [
        'an address plan that does not hold',
        { cidrBlock: '10.0.0.0/24' },
        "cidrBlock must be between /16 and /20, got '10.0.0.0/24'; use a shorter prefix [NETWORK_CIDR_OUT_OF_RANGE]",
      ],
      [
        'zones of another Region',
        { availabilityZones: ['eu-central-1a', 'eu-west-1a'] },
        "availabilityZones must be zones of eu-central-1, got 'eu-west-1a'; write one such as 'eu-central-1a' [NETWORK_ZONE_REGION]",
      ],
      [
        'a name that cannot stand in others',
        { name: 'Main Network' },
        "name must be 1 to 24 of a-z, 0-9 and '-', starting with a letter, got 'Main Network'; physical names contain it [NETWORK_NAME]",
      ],
      [
        'an endpoint that does not exist',
        endpoints('secretmanager'),
        "interfaceEndpoints must name services that have one, got 'secretmanager'; did you mean 'secretsmanager'? [NETWORK_ENDPOINT_UNKNOWN]",
      ],
      [
        'an interface endpoint for a gateway service',
        endpoints('s3'),
        "interfaceEndpoints must name services that have one, got 's3'; name it in gatewayEndpoints [NETWORK_ENDPOINT_UNKNOWN]",
      ],
      [
        'an endpoint twice',
        endpoints('ssm', 'ssm'),
        "interfaceEndpoints must name a service once, got 'ssm' twice; drop one [NETWORK_ENDPOINT_DUPLICATE]",
      ],
      [
        'a gateway endpoint twice',
        { gatewayEndpoints: ['s3', 's3'] },
        "gatewayEndpoints must name a service once, got 's3' twice; drop one [NETWORK_ENDPOINT_DUPLICATE]",
      ],
      [
        'a gateway endpoint for another service',
        { gatewayEndpoints: ['kms'] as unknown as NonNullable<NetworkProps['gatewayEndpoints']> },
        "gatewayEndpoints must name s3 or dynamodb, got 'kms'; name other services in interfaceEndpoints [NETWORK_ENDPOINT_UNKNOWN]",
      ],
      [
        'a retention that CloudWatch Logs does not know',
        { flowLogs: { destination: 'cloud-watch-logs', retentionDays: 100 } },
        'flowLogs.retentionDays must be a period that CloudWatch Logs knows, got 100; write 120 [NETWORK_FLOW_LOG_RETENTION]',
      ],
      [
        'a retention beyond all that CloudWatch Logs knows',
        { flowLogs: { destination: 'cloud-watch-logs', retentionDays: 9999 } },
        'flowLogs.retentionDays must be a period that CloudWatch Logs knows, got 9999; write 3653 [NETWORK_FLOW_LOG_RETENTION]',
      ],
      [
        'a retention of nothing in S3',
        { flowLogs: { destination: 's3', retentionDays: 0 } },
        'flowLogs.retentionDays must be a whole number from 1, got 0; write 1 [NETWORK_FLOW_LOG_RETENTION]',
      ],
      [
        'rules for a tier that is not there',
        { networkAcls: { cache: { ingress: [], egress: [] } } },
        "networkAcls must be of tiers, got 'cache'; write one of public, application, data [NETWORK_ACL_TIER]",
      ],
      [
        'a rule number twice',
        acl(rule, rule),
        'networkAcls.data.ingress must have different rule numbers, got 100 twice; take a free one [NETWORK_ACL_RULE_DUPLICATE]',
      ],
      [
        'a rule number out of range',
        acl({ ...rule, ruleNumber: 0 }),
        'networkAcls.data.ingress must have rule numbers from 1 to 32766, got 0; take a free one [NETWORK_ACL_RULE_NUMBER]',
      ],
      [
        'a TCP rule without ports',
        acl({ ...rule, fromPort: undefined }),
        'networkAcls.data.ingress.100 must have ports from 0 to 65535 in rising order, got undefined to undefined; write fromPort and toPort [NETWORK_ACL_PORTS]',
      ],
      [
        'a rule for all protocols with ports',
        acl({ ...rule, protocol: 'all' }),
        'networkAcls.data.ingress.100 must have no ports for protocol all, got 5432 to 5432; drop them [NETWORK_ACL_PORTS]',
      ],
      [
        'a rule for a part of a port',
        acl({ ...rule, fromPort: 80.5 }),
        'networkAcls.data.ingress.100 must have ports from 0 to 65535 in rising order, got 80.5 to 80.5; write fromPort and toPort [NETWORK_ACL_PORTS]',
      ],
      [
        'a rule for an IPv6 address',
        acl({ ...rule, cidrBlock: '2001:db8::1' }),
        "networkAcls.data.ingress.100.cidrBlock must be an IPv6 range in CIDR form, got '2001:db8::1'; write one such as '::/0' [NETWORK_ACL_IPV6]",
      ],
      [
        'a rule for a range that is none',
        acl({ ...rule, cidrBlock: 'anywhere' }),
        "networkAcls.data.ingress.100.cidrBlock must be an IPv4 range in CIDR form, got 'anywhere'; write one such as '10.0.0.0/16' [NETWORK_CIDR_INVALID]",
      ],
      [
        'more rules than AWS takes',
        acl(...Array.from({ length: 20 }, (_, index) => ({ ...rule, ruleNumber: index + 1 }))),
        'networkAcls.data.ingress must have at most 19 rules for IPv4, got 20; use wider ranges, or security groups [NETWORK_ACL_COUNT]',
      ],
      [
        'more rules than AWS takes for IPv6',
        acl(...Array.from({ length: 20 }, (_, index) => ({ ...rule, cidrBlock: '::/0', ruleNumber: index + 1 }))),
        'networkAcls.data.ingress must have at most 19 rules for IPv6, got 20; use wider ranges, or security groups [NETWORK_ACL_COUNT]',
      ],
      [
        'its own range reserved for another',
        { reserved: [{ name: 'on-premises', cidrBlock: '10.0.0.0/8' }] },
        "cidrBlock must not overlap a reserved range, got '10.0.0.0/16', which overlaps '10.0.0.0/8' of on-premises; take another range [NETWORK_CIDR_OVERLAP]",
      ],
    ] satisfies (readonly [string, Partial<NetworkProps>, string])[])(
      'fails when there is %s',
      (_, changes, message) => {
        expect(problems(changes)).toEqual([`primary/network: ${message}`]);
      },
    );

    it('reports problems of the plan and of the props together', () => {
      expect(problems({ cidrBlock: '10.0.0.0/8', ...endpoints('smm'), name: '' })).toHaveLength(3);
    });
  });

  describe('warns', () => {
    const warnings = (changes: Partial<NetworkProps>) => {
      const found: string[] = [];
      networkOf(changes, ({ node }) => found.push(...node.metadata.map(({ data }) => String(data))));
      return found;
    };

    it('about one NAT gateway in production', () => {
      expect(warnings({ natGateways: 'single' })).toEqual([
        "natGateways should be 'per-availability-zone' in production, got 'single'; the loss of its zone cuts off all zones [NETWORK_NAT_SINGLE]",
      ]);
      expect(warnings({ natGateways: 'single', environment: developmentEnvironment })).toEqual([]);
    });

    it('about the range that Docker takes', () => {
      expect(warnings({ cidrBlock: '172.17.0.0/16' })).toEqual([
        "cidrBlock should stay clear of 172.17.0.0/16, got '172.17.0.0/16'; Docker and some AWS services use that range themselves [NETWORK_CIDR_DOCKER]",
      ]);
    });
  });
});
