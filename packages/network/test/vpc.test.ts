import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { developmentEnvironment, problemsOf } from '@etops/testing';
import { TerraformVariable } from 'cdktf';
import type { NetworkProps } from '../src';
import { Network } from '../src';
import { named, networkOf, problems, props, standard, synthIn } from './network';

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

  it('lists what a subnet needs to carry traffic: routes, associations, network ACLs and endpoints', () => {
    const json = synthIn((stack) => {
      const { ref } = new Network(stack, 'network', { ...props, ipv6: true, interfaceEndpoints: ['ssm'] });
      new SnsTopic(stack, 'probe', { dependsOn: [...(ref.ready ?? [])] });
    });
    const types =
      /^aws_(route|route_table_association|network_acl|network_acl_rule|vpc_endpoint|vpc_security_group_ingress_rule)\./;

    expect([...(json.resource('aws_sns_topic').depends_on as string[])].sort()).toEqual(
      json.addresses().filter((address) => types.test(address)),
    );
  });

  it('keeps every address when a zone and a tier are added', () => {
    const before = networkOf({ availabilityZones: ['eu-central-1a', 'eu-central-1c'] }).addresses();
    const after = networkOf({ tiers: [{ name: 'cache', kind: 'isolated', slot: 3 }] }).addresses();

    expect(after).toEqual(expect.arrayContaining([...before]));
  });

  it('enables DNS in the VPC, which interface endpoints and EFS need', () => {
    expect(standard.resource('aws_vpc')).toMatchObject({
      cidr_block: '10.0.0.0/16',
      enable_dns_hostnames: true,
      enable_dns_support: true,
      assign_generated_ipv6_cidr_block: false,
      tags: { Name: 'airline-primary-network' },
    });
  });

  it('creates a subnet per tier and zone, none of which assigns public addresses', () => {
    const subnets = standard.resources('aws_subnet');

    expect(subnets).toHaveLength(9);
    expect(named(subnets, 'airline-primary-network-data-eu-central-1b')).toMatchObject({
      availability_zone: 'eu-central-1b',
      cidr_block: '10.0.68.0/22',
      map_public_ip_on_launch: false,
    });
    expect(subnets.some((subnet) => subnet.map_public_ip_on_launch !== false)).toBe(false);
  });

  it('creates public subnets after the internet gateway, which load balancers need', () => {
    const waits = (tier: string) =>
      named(standard.resources('aws_subnet'), `airline-primary-network-${tier}-eu-central-1a`)?.depends_on;

    expect(waits('public')).toEqual([expect.stringMatching(/^aws_internet_gateway\./)]);
    expect(waits('application')).toBeUndefined();
  });

  it('prevents the replacement of the VPC and its subnets in production, not in development', () => {
    for (const type of ['aws_vpc', 'aws_subnet']) {
      expect(standard.resources(type)[0]).toMatchObject({ lifecycle: { prevent_destroy: true } });
      expect(networkOf({ environment: developmentEnvironment }).resources(type)[0]).toMatchObject({
        lifecycle: { prevent_destroy: false },
      });
    }
  });

  it('locks the default security group, route table and network ACL, and uses none of them', () => {
    const json = standard;

    expect(json.resource('aws_default_security_group')).toMatchObject({ ingress: [], egress: [] });
    expect(json.resource('aws_default_route_table')).toMatchObject({ route: [] });
    expect(json.resource('aws_default_network_acl')).not.toHaveProperty('ingress');
    expect(json.resources('aws_route_table_association')).toHaveLength(9);
    expect(json.resources('aws_network_acl').flatMap(({ subnet_ids }) => subnet_ids)).toHaveLength(9);
  });

  it('routes the public tier to the internet gateway, and the data tier to no gateway', () => {
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

    it('has one gateway in each zone, used by that zone, by default', () => {
      const { gateways, addresses, routes } = natOf();

      expect([gateways, addresses]).toEqual([3, 3]);
      expect(new Set(routes).size).toBe(3);
    });

    it("has one gateway for all zones with 'single'", () => {
      const { gateways, addresses, routes } = natOf('single');

      expect([gateways, addresses, routes.length]).toEqual([1, 1, 3]);
      expect(new Set(routes).size).toBe(1);
    });

    it("has no gateway with 'none', and no route to the internet from private subnets", () => {
      expect(natOf('none')).toEqual({ gateways: 0, addresses: 0, routes: [] });
    });

    it('changes no route table when natGateways changes', () => {
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

  describe('IPv6', () => {
    const json = networkOf({ ipv6: true });

    it("gives each subnet a block of Amazon's range by its slots", () => {
      expect(json.resource('aws_vpc')).toMatchObject({ assign_generated_ipv6_cidr_block: true });
      expect(
        named(json.resources('aws_subnet'), 'airline-primary-network-application-eu-central-1c')?.ipv6_cidr_block,
      ).toMatch(/^\$\{cidrsubnet\(aws_vpc\.\w+\.ipv6_cidr_block, 8, 10\)\}$/);
    });

    it('routes private tiers to the egress-only gateway, which admits no inbound traffic', () => {
      const routes = json
        .resources('aws_route')
        .filter(({ destination_ipv6_cidr_block }) => destination_ipv6_cidr_block === '::/0');

      expect(routes.filter(({ egress_only_gateway_id }) => egress_only_gateway_id !== undefined)).toHaveLength(3);
      expect(routes.filter(({ gateway_id }) => gateway_id !== undefined)).toHaveLength(1);
    });

    it('allows IPv6 in the network ACLs too', () => {
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

    it('returns the subnets and route tables of every tier', () => {
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

    it('fails when the network does not have a tier', () => {
      expect(problemsOf(() => networkOf({}, (network) => network.subnets('cache')))).toEqual([
        "primary/network: tier must be one of public, application, data, got 'cache'; add it to tiers [NETWORK_TIER_UNKNOWN]",
      ]);
    });
  });

  describe('with bad input', () => {
    it.each([
      [
        'a range that is too small',
        { cidrBlock: '10.0.0.0/24' },
        "cidrBlock must be between /16 and /20, got '10.0.0.0/24'; use a shorter prefix [NETWORK_CIDR_OUT_OF_RANGE]",
      ],
      [
        'zones of another Region',
        { availabilityZones: ['eu-central-1a', 'eu-west-1a'] },
        "availabilityZones must be zones of eu-central-1, got 'eu-west-1a'; use 'eu-central-1a', for example [NETWORK_ZONE_REGION]",
      ],
      [
        'a name that is invalid in resource names',
        { name: 'Main Network' },
        "name must be 1 to 24 of a-z, 0-9 and '-', starting with a letter, got 'Main Network'; use 'network', for example [NETWORK_NAME]",
      ],
      [
        'a reserved range that contains the VPC',
        { reserved: [{ name: 'on-premises', cidrBlock: '10.0.0.0/8' }] },
        "cidrBlock must not overlap a reserved range, got '10.0.0.0/16', which overlaps '10.0.0.0/8' of on-premises; use another range [NETWORK_CIDR_OVERLAP]",
      ],
    ] satisfies (readonly [string, Partial<NetworkProps>, string])[])(
      'fails when there is %s',
      (_, changes, message) => {
        expect(problems(changes)).toEqual([`primary/network: ${message}`]);
      },
    );

    it('reports problems of the plan and of the props together', () => {
      expect(
        problems({
          cidrBlock: '10.0.0.0/8',
          interfaceEndpoints: ['ssm', 'ssm'],
          name: '',
        }),
      ).toHaveLength(3);
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
        "natGateways should be 'per-availability-zone' in production, got 'single'; use one per zone, the loss of its zone cuts off all zones [NETWORK_NAT_SINGLE]",
      ]);
      expect(warnings({ natGateways: 'single', environment: developmentEnvironment })).toEqual([]);
    });

    it('about a zone that the Region is not known to have', () => {
      expect(warnings({ availabilityZones: ['eu-central-1a', 'eu-central-1d'] })).toEqual([
        "availabilityZones should be of the zones that the Region is known to have, got 'eu-central-1d'; use 'eu-central-1a', 'eu-central-1b', 'eu-central-1c', unless your account has it [NETWORK_ZONE_UNKNOWN]",
      ]);
    });

    it('about the range that Docker uses', () => {
      expect(warnings({ cidrBlock: '172.17.0.0/16' })).toEqual([
        "cidrBlock should not overlap 172.17.0.0/16, got '172.17.0.0/16'; use another range, Docker and some AWS services use this one [NETWORK_CIDR_DOCKER]",
      ]);
    });
  });

  describe('with a variable of Terraform', () => {
    const variable = (use: (value: TerraformVariable) => Partial<NetworkProps>) =>
      synthIn((stack) => {
        new Network(stack, 'network', { ...props, ...use(new TerraformVariable(stack, 'value', {})) });
      });

    it('accepts the retention of flow logs, and a rule of a network ACL', () => {
      const json = variable(({ numberValue, stringValue }) => ({
        flowLogs: { destination: 'cloud-watch-logs', retentionDays: numberValue },
        networkAcls: {
          data: {
            ingress: [{ ruleNumber: 100, action: 'allow', protocol: 'all', cidrBlock: stringValue }],
            egress: [],
          },
        },
      }));

      expect(json.resource('aws_cloudwatch_log_group')).toMatchObject({ retention_in_days: '${var.value}' });
      expect(json.text).toContain('"cidr_block":"${var.value}"');
    });

    it('fails when it decides addresses, names or resources', () => {
      const messages = problemsOf(() =>
        variable(({ stringValue, numberValue, listValue }) => ({
          cidrBlock: stringValue,
          name: stringValue,
          availabilityZones: listValue,
          tiers: [{ name: 'cache', kind: 'isolated', slot: numberValue }],
        })),
      );

      expect(messages.map((message) => message.replace(/; .*$/, ''))).toEqual(
        ['cidrBlock', 'availabilityZones', 'tiers[0].slot', 'name'].map(
          (prop) => `primary/network: ${prop} must be a literal, got a token`,
        ),
      );
    });
  });
});
