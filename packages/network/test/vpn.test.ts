import { EnvironmentStack } from '@etops/foundation';
import { developmentEnvironment, problemsOf, synth, testEnvironment, testNetwork } from '@etops/testing';
import { TerraformVariable } from 'cdktf';
import { Network, VpnConnection } from '../src';
import type { VpnConnectionProps } from '../src';

const props: VpnConnectionProps = {
  environment: testEnvironment,
  network: testNetwork,
  routeTables: [
    { name: 'application-eu-central-1a', id: 'rtb-a' },
    { name: 'application-eu-central-1b', id: 'rtb-b' },
  ],
  customerGateway: { name: 'on-premises', ipAddress: '203.0.113.10', cidrBlocks: ['192.168.0.0/16', '172.20.0.0/16'] },
};
const stackOf = (environment = testEnvironment) => ({
  synth: (build: (stack: EnvironmentStack) => void) =>
    synth(build, (app) => new EnvironmentStack(app, 'primary', { environment })),
});
const vpnOf = (changes: Partial<VpnConnectionProps> = {}, use: (vpn: VpnConnection) => void = () => undefined) => {
  const merged = { ...props, ...changes };
  return stackOf(merged.environment).synth((stack) => {
    use(new VpnConnection(stack, 'vpn', merged));
  });
};
const problems = (changes: Partial<VpnConnectionProps>) => problemsOf(() => vpnOf(changes));

describe('VpnConnection', () => {
  it('keeps its addresses', () => {
    expect(vpnOf().addresses()).toMatchSnapshot();
  });

  it('keeps its addresses over a transit gateway with static routes', () => {
    const target = { kind: 'transit-gateway', subnets: testNetwork.applicationSubnets } as const;

    expect(vpnOf({ target, routing: 'static' }).addresses()).toMatchSnapshot();
  });

  it('keeps pre-shared keys in Secrets Manager, out of the JSON and the state', () => {
    const json = vpnOf();

    expect(json.resource('aws_vpn_connection')).toMatchObject({ preshared_key_storage: 'SecretsManager' });
    expect(json.text).not.toMatch(/tunnel\d_preshared_key/);
  });

  it('negotiates IKEv2 with strong algorithms in both tunnels, started from the Amazon side', () => {
    const strong = (tunnel: string) => ({
      [`${tunnel}_ike_versions`]: ['ikev2'],
      [`${tunnel}_startup_action`]: 'start',
      [`${tunnel}_dpd_timeout_action`]: 'restart',
      [`${tunnel}_phase1_encryption_algorithms`]: ['AES256-GCM-16', 'AES256'],
      [`${tunnel}_phase2_encryption_algorithms`]: ['AES256-GCM-16', 'AES256'],
      [`${tunnel}_phase1_integrity_algorithms`]: ['SHA2-512', 'SHA2-384', 'SHA2-256'],
      [`${tunnel}_phase2_integrity_algorithms`]: ['SHA2-512', 'SHA2-384', 'SHA2-256'],
      [`${tunnel}_phase1_dh_group_numbers`]: [21, 20, 19],
      [`${tunnel}_phase2_dh_group_numbers`]: [21, 20, 19],
    });

    expect(vpnOf().resource('aws_vpn_connection')).toMatchObject({ ...strong('tunnel1'), ...strong('tunnel2') });
  });

  it('accepts fewer algorithms and fixed inside ranges for a device that needs them', () => {
    const connection = vpnOf({
      security: { encryptionAlgorithms: ['AES256'], integrityAlgorithms: ['SHA2-256'], dhGroups: [14] },
      tunnelInsideCidrBlocks: ['169.254.10.0/30', '169.254.10.4/30'],
    }).resource('aws_vpn_connection');

    expect(connection).toMatchObject({
      tunnel1_inside_cidr: '169.254.10.0/30',
      tunnel2_inside_cidr: '169.254.10.4/30',
      tunnel2_phase2_encryption_algorithms: ['AES256'],
      tunnel1_phase1_dh_group_numbers: [14],
    });
  });

  it('logs both tunnels to an encrypted log group by default', () => {
    const json = vpnOf();

    expect(json.resource('aws_cloudwatch_log_group')).toMatchObject({
      name: '/aws/vendedlogs/vpn/airline-primary-vpn-on-premises',
      retention_in_days: 90,
    });
    expect(json.resource('aws_vpn_connection')).toMatchObject({
      tunnel1_log_options: { cloudwatch_log_options: { log_enabled: true, log_output_format: 'json' } },
      tunnel2_log_options: { cloudwatch_log_options: { log_enabled: true, log_output_format: 'json' } },
    });
    const silent = vpnOf({ logRetentionDays: 'none' });
    expect(silent.resources('aws_cloudwatch_log_group')).toEqual([]);
    expect(silent.resource('aws_vpn_connection')).toMatchObject({
      tunnel1_log_options: { cloudwatch_log_options: { log_enabled: false } },
      tunnel2_log_options: { cloudwatch_log_options: { log_enabled: false } },
    });
  });

  it('prevents the replacement of connection and gateway in production, not in development', () => {
    for (const type of ['aws_vpn_connection', 'aws_vpn_gateway']) {
      expect(vpnOf().resource(type)).toMatchObject({ lifecycle: { prevent_destroy: true } });
      expect(vpnOf({ environment: developmentEnvironment }).resource(type)).toMatchObject({
        lifecycle: { prevent_destroy: false },
      });
    }
  });

  it('uses the extended argument for autonomous system numbers beyond 31 bits', () => {
    const customerGateway = { ...props.customerGateway, bgpAsn: 4200000001 };

    expect(vpnOf({ customerGateway }).resource('aws_customer_gateway')).toMatchObject({
      bgp_asn_extended: '4200000001',
    });
    expect(vpnOf().resource('aws_customer_gateway')).toMatchObject({ bgp_asn: '65000', ip_address: '203.0.113.10' });
  });

  it('names the device, so that another environment with the same device gets another gateway', () => {
    const other = vpnOf({ environment: { ...testEnvironment, name: 'staging' } });

    expect(vpnOf().resource('aws_customer_gateway').device_name).toBe('airline-primary-vpn-on-premises');
    expect(other.resource('aws_customer_gateway').device_name).toBe('airline-staging-vpn-on-premises');
  });

  it('gives the gateways of each Region another number, which never changes', () => {
    const asnIn = (region: string) =>
      vpnOf({ environment: { ...testEnvironment, region } }).resource('aws_vpn_gateway').amazon_side_asn;

    expect(asnIn('us-east-1')).toBe('64513');
    expect(asnIn('eu-central-1')).toBe('64521');
    expect(asnIn('eu-west-1')).toBe('64523');
    expect(asnIn('ap-southeast-7')).toBe('64545');
    expect(asnIn('eu-east-9')).toBe('64512');
  });

  describe('over a virtual private gateway', () => {
    it('learns routes by BGP and propagates them to the given route tables', () => {
      const json = vpnOf();

      expect(json.resource('aws_vpn_gateway')).toMatchObject({ vpc_id: testNetwork.vpcId, amazon_side_asn: '64521' });
      expect(json.resource('aws_vpn_connection')).toMatchObject({ static_routes_only: false });
      expect(json.resources('aws_vpn_gateway_route_propagation').map(({ route_table_id }) => route_table_id)).toEqual([
        'rtb-a',
        'rtb-b',
      ]);
      expect(json.resources('aws_vpn_connection_route')).toEqual([]);
    });

    it('adds routes to the site with static routing', () => {
      const json = vpnOf({ routing: 'static' });

      expect(json.resource('aws_vpn_connection')).toMatchObject({ static_routes_only: true });
      expect(
        json.resources('aws_vpn_connection_route').map(({ destination_cidr_block }) => destination_cidr_block),
      ).toEqual(['172.20.0.0/16', '192.168.0.0/16']);
    });

    it('uses an existing one, and adds no propagation', () => {
      const json = vpnOf({ target: { kind: 'existing-virtual-private-gateway', vpnGatewayId: 'vgw-1' } });

      expect(json.resource('aws_vpn_connection')).toMatchObject({ vpn_gateway_id: 'vgw-1' });
      expect(json.addresses().join()).not.toMatch(/aws_vpn_gateway/);
    });
  });

  describe('over a transit gateway', () => {
    const target = { kind: 'transit-gateway', subnets: testNetwork.applicationSubnets, amazonSideAsn: 64513 } as const;

    it('attaches the VPC, and routes the ranges of the site to it', () => {
      const json = vpnOf({ target });

      expect(json.resource('aws_ec2_transit_gateway')).toMatchObject({ amazon_side_asn: 64513 });
      expect(json.resource('aws_ec2_transit_gateway_vpc_attachment')).toMatchObject({
        subnet_ids: testNetwork.applicationSubnets.map(({ id }) => id),
      });
      expect(json.resources('aws_route')).toHaveLength(4);
      expect(json.resources('aws_ec2_transit_gateway_route')).toEqual([]);
    });

    it('routes from the transit gateway to the site with static routing', () => {
      expect(vpnOf({ target, routing: 'static' }).resources('aws_ec2_transit_gateway_route')).toHaveLength(2);
    });

    it('uses an existing one', () => {
      const existing = {
        kind: 'existing-transit-gateway',
        transitGatewayId: 'tgw-1',
        routeTableId: 'tgw-rtb-1',
      } as const;
      const json = vpnOf({ target: existing, routing: 'static' });

      expect(json.resource('aws_vpn_connection')).toMatchObject({ transit_gateway_id: 'tgw-1' });
      expect(json.resources('aws_ec2_transit_gateway_route')[0]).toMatchObject({
        transit_gateway_route_table_id: 'tgw-rtb-1',
      });
      expect(json.resources('aws_ec2_transit_gateway')).toEqual([]);
    });
  });

  it('describes its alarms: a page if both tunnels are down, a ticket if one is', () => {
    vpnOf({}, ({ alarms }) => {
      expect(alarms.map(({ id, severity }) => [id, severity])).toEqual([
        ['vpn-is-down', 'page'],
        ['vpn-tunnel-1-is-down', 'ticket'],
        ['vpn-tunnel-2-is-down', 'ticket'],
      ]);
      expect(alarms[0]).toMatchObject({
        evaluationPeriods: 3,
        datapointsToAlarm: 2,
        namespace: 'AWS/VPN',
        metricName: 'TunnelState',
        treatMissingData: 'breaching',
      });
    });
  });

  it('shares its target gateway with a second connection', () => {
    const json = stackOf().synth((stack) => {
      const { target } = new VpnConnection(stack, 'vpn', props);
      if (!('vpnGatewayId' in target)) throw new Error('expected a virtual private gateway');
      new VpnConnection(stack, 'depot', {
        ...props,
        customerGateway: { name: 'depot', ipAddress: '203.0.113.20', cidrBlocks: ['172.21.0.0/16'] },
        target: { kind: 'existing-virtual-private-gateway', ...target },
      });
    });

    expect(json.resources('aws_vpn_connection')).toHaveLength(2);
    expect(json.resource('aws_vpn_gateway')).toBeDefined();
  });

  it('needs no route table for a gateway that is propagated already', () => {
    expect(() =>
      vpnOf({ routeTables: [], target: { kind: 'existing-virtual-private-gateway', vpnGatewayId: 'vgw-1' } }),
    ).not.toThrow();
  });

  it('fails when two connections of an environment have the same customer gateway name', () => {
    expect(
      problemsOf(() =>
        stackOf().synth((stack) => {
          new VpnConnection(stack, 'one', props);
          new VpnConnection(stack, 'two', props);
        }),
      ),
    ).toEqual([
      "primary/two: aws_cloudwatch_log_group '/aws/vendedlogs/vpn/airline-primary-vpn-on-premises' must exist once in eu-central-1 of account 123456789012, got it in primary/one as well (both also have aws_customer_gateway ip_address '203.0.113.10', bgp_asn '65000', device_name 'airline-primary-vpn-on-premises'; aws_kms_alias 'alias/airline-primary-vpn-on-premises'); give one of them another name or id [DUPLICATE_NAME]",
    ]);
  });

  it('fails when a range of its site overlaps another network of the app', () => {
    expect(
      problemsOf(() =>
        stackOf().synth((stack) => {
          new VpnConnection(stack, 'vpn', props);
          new Network(stack, 'network', {
            environment: testEnvironment,
            cidrBlock: '192.168.0.0/20',
            availabilityZones: ['eu-central-1a', 'eu-central-1b'],
          });
        }),
      ),
    ).toEqual([
      "primary/network: cidrBlock must not overlap another range of the app, got '192.168.0.0/20', which overlaps '192.168.0.0/16' of primary/vpn (customerGateway.cidrBlocks); use another range for one of them [NETWORK_CIDR_OVERLAP]",
    ]);
  });

  it.each([
    [
      'a private address for the device',
      { customerGateway: { ...props.customerGateway, ipAddress: '192.168.0.1' } },
      "customerGateway.ipAddress must be a public IPv4 address, got '192.168.0.1'; use the static address of the device [VPN_CUSTOMER_GATEWAY_ADDRESS]",
    ],
    [
      'a multicast address for the device',
      { customerGateway: { ...props.customerGateway, ipAddress: '224.0.0.1' } },
      "customerGateway.ipAddress must be a public IPv4 address, got '224.0.0.1'; use the static address of the device [VPN_CUSTOMER_GATEWAY_ADDRESS]",
    ],
    [
      'no route table',
      { routeTables: [] },
      'routeTables must contain a route table, got none; use those of the application tier, or no subnet reaches the site [NETWORK_ROUTE_TABLE_NONE]',
    ],
    [
      'a route table under two names',
      { routeTables: [...props.routeTables, { name: 'other', id: 'rtb-a' }] },
      "routeTables must contain each route table once, got 'rtb-a' twice; remove one [NETWORK_ROUTE_TABLE_DUPLICATE]",
    ],
    [
      'a name in place of the id of a VPC',
      { network: { ...testNetwork, vpcId: 'main' } },
      "network.vpcId must be the id of a VPC, got 'main'; use one such as 'vpc-0a1b2c3d4e5f60718', from the outputs of its stack [RESOURCE_ID]",
    ],
    [
      'a VPC whose range is none',
      { network: { ...testNetwork, cidrBlock: '10.0.0.0' } },
      "network.cidrBlock must be an IPv4 range in CIDR form, got '10.0.0.0'; use a range such as '10.0.0.0/16' [NETWORK_CIDR_INVALID]",
    ],
    [
      'one inside range for two tunnels',
      { tunnelInsideCidrBlocks: ['169.254.10.0/30'] as unknown as readonly [string, string] },
      'tunnelInsideCidrBlocks must contain two ranges, one for each tunnel, got 1; omit it, or name both [VPN_TUNNEL_COUNT]',
    ],
    [
      "Amazon's own number for the device",
      {
        environment: { ...testEnvironment, region: 'eu-west-1' },
        customerGateway: { ...props.customerGateway, bgpAsn: 9059 },
      },
      'customerGateway.bgpAsn must not be one that Amazon reserves in eu-west-1, got 9059; use 65000, for example [VPN_CUSTOMER_GATEWAY_ASN]',
    ],
    [
      "Amazon's number of all Regions for the device",
      { customerGateway: { ...props.customerGateway, bgpAsn: 7224 } },
      'customerGateway.bgpAsn must not be one that Amazon reserves in eu-central-1, got 7224; use 65000, for example [VPN_CUSTOMER_GATEWAY_ASN]',
    ],
    [
      'part of a number for the Amazon side',
      { target: { kind: 'virtual-private-gateway', amazonSideAsn: 64512.5 } },
      'target.amazonSideAsn must be 64512 to 65534 or 4200000000 to 4294967294, got 64512.5; use 64512, for example [VPN_AMAZON_ASN]',
    ],
    [
      'the route table of a VPC for a transit gateway',
      { target: { kind: 'existing-transit-gateway', transitGatewayId: 'tgw-1', routeTableId: 'rtb-1' } },
      "target.routeTableId must be the id of the route table of a transit gateway, got 'rtb-1'; use one such as 'tgw-rtb-0a1b2c3d4e5f60718', from the outputs of its stack [RESOURCE_ID]",
    ],
    [
      'a route table in place of a transit gateway',
      { target: { kind: 'existing-transit-gateway', transitGatewayId: 'tgw-rtb-1' } },
      "target.transitGatewayId must be the id of a transit gateway, got 'tgw-rtb-1'; use one such as 'tgw-0a1b2c3d4e5f60718', from the outputs of its stack [RESOURCE_ID]",
    ],
    [
      'two subnets of a zone for a transit gateway',
      {
        target: {
          kind: 'transit-gateway',
          subnets: ['subnet-1', 'subnet-2'].map((id) => ({ id, availabilityZone: 'eu-central-1a' })),
        },
      },
      "target.subnets must contain one subnet of each zone, got two of 'eu-central-1a'; remove one [VPN_TRANSIT_SUBNETS]",
    ],
    [
      'a subnet of another Region for a transit gateway',
      { target: { kind: 'transit-gateway', subnets: [{ id: 'subnet-1', availabilityZone: 'us-east-1a' }] } },
      "target.subnets[0].availabilityZone must be in eu-central-1, got 'us-east-1a'; use subnets of the VPC [VPN_TRANSIT_SUBNETS]",
    ],
    [
      'a route table twice',
      { routeTables: [...props.routeTables, { name: 'application-eu-central-1a', id: 'rtb-c' }] },
      "routeTables must have different names, got 'application-eu-central-1a' twice; rename or remove one [NETWORK_ROUTE_TABLE_DUPLICATE]",
    ],
    [
      'a site range twice',
      { customerGateway: { ...props.customerGateway, cidrBlocks: ['192.168.0.0/16', '192.168.0.0/16'] } },
      "customerGateway.cidrBlocks must contain a range once, got '192.168.0.0/16' twice; remove one [VPN_CUSTOMER_GATEWAY_DUPLICATE]",
    ],
    [
      'a range for the device',
      { customerGateway: { ...props.customerGateway, ipAddress: '203.0.113.0/24' } },
      "customerGateway.ipAddress must be a public IPv4 address, got '203.0.113.0/24'; use the static address of the device [VPN_CUSTOMER_GATEWAY_ADDRESS]",
    ],
    [
      'a site without ranges',
      { customerGateway: { ...props.customerGateway, cidrBlocks: [] } },
      'customerGateway.cidrBlocks must contain 1 to 100 ranges, got 0; list every range of the site, summarized [VPN_CUSTOMER_GATEWAY_RANGES]',
    ],
    [
      'a site over the network',
      { customerGateway: { ...props.customerGateway, cidrBlocks: ['10.0.0.0/8'] } },
      "customerGateway.cidrBlocks must not overlap the network's 10.20.0.0/16, got '10.0.0.0/8'; use another range for the network [VPN_CUSTOMER_GATEWAY_OVERLAP]",
    ],
    [
      'a site range with host bits',
      { customerGateway: { ...props.customerGateway, cidrBlocks: ['192.168.1.1/16'] } },
      "customerGateway.cidrBlocks must be an IPv4 range in CIDR form, got '192.168.1.1/16'; use '192.168.0.0/16' [NETWORK_CIDR_INVALID]",
    ],
    [
      'a name that is invalid in resource names',
      { customerGateway: { ...props.customerGateway, name: 'HQ' } },
      "customerGateway.name must be 1 to 24 of a-z, 0-9 and '-', starting with a letter, got 'HQ'; use 'on-premises', for example [VPN_CUSTOMER_GATEWAY_NAME]",
    ],
    [
      'an autonomous system number that BGP reserves',
      { customerGateway: { ...props.customerGateway, bgpAsn: 0 } },
      'customerGateway.bgpAsn must be a whole number from 1 to 4294967294, got 0; use a private number, for example 65000 [VPN_CUSTOMER_GATEWAY_ASN]',
    ],
    [
      'a public autonomous system number for the Amazon side',
      { target: { kind: 'virtual-private-gateway', amazonSideAsn: 7224 } },
      'target.amazonSideAsn must be 64512 to 65534 or 4200000000 to 4294967294, got 7224; use 64512, for example [VPN_AMAZON_ASN]',
    ],
    [
      'the same autonomous system number on both sides',
      { customerGateway: { ...props.customerGateway, bgpAsn: 64521 } },
      'target.amazonSideAsn must differ from customerGateway.bgpAsn, got 64521 for both; change one [VPN_SAME_ASN]',
    ],
    [
      'a transit gateway without subnets',
      { target: { kind: 'transit-gateway', subnets: [] } },
      'target.subnets must contain a subnet in each zone, got none; use those of the application tier [VPN_TRANSIT_SUBNETS]',
    ],
    [
      'static routing over a transit gateway without a route table',
      { target: { kind: 'existing-transit-gateway', transitGatewayId: 'tgw-1' }, routing: 'static' },
      "target.routeTableId must be set if routing is 'static', got none; use the transit gateway's route table, or BGP [VPN_TRANSIT_ROUTE_TABLE]",
    ],
    [
      'an inside range that AWS reserves',
      { tunnelInsideCidrBlocks: ['169.254.5.0/30', '169.254.10.0/30'] },
      "tunnelInsideCidrBlocks[0] must be a /30 of 169.254.0.0/16 that AWS does not reserve, got '169.254.5.0/30'; use '169.254.10.0/30', for example [VPN_TUNNEL_INSIDE]",
    ],
    [
      'a retention that CloudWatch Logs does not support',
      { logRetentionDays: 100 },
      'logRetentionDays must be one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653, got 100; use 120, for example [VPN_LOG_RETENTION]',
    ],
  ] satisfies (readonly [string, Partial<VpnConnectionProps>, string])[])(
    'fails when there is %s',
    (_, changes, message) => {
      expect(problems(changes)).toEqual([`primary/vpn: ${message}`]);
    },
  );

  it('fails when both tunnels have the same inside range', () => {
    expect(problems({ tunnelInsideCidrBlocks: ['169.254.10.0/30', '169.254.10.0/30'] })).toEqual([
      "primary/vpn: tunnelInsideCidrBlocks[0] must differ from that of the other tunnel, got '169.254.10.0/30' for both; use another range [VPN_TUNNEL_DUPLICATE]",
      "primary/vpn: tunnelInsideCidrBlocks[1] must differ from that of the other tunnel, got '169.254.10.0/30' for both; use another range [VPN_TUNNEL_DUPLICATE]",
    ]);
  });

  describe('with a variable of Terraform', () => {
    const variable = (use: (value: TerraformVariable) => Partial<VpnConnectionProps>) =>
      stackOf().synth((stack) => {
        new VpnConnection(stack, 'vpn', { ...props, ...use(new TerraformVariable(stack, 'value', {})) });
      });

    it('accepts the address of the device, the Amazon side number and the retention of logs', () => {
      const json = variable(({ stringValue, numberValue }) => ({
        customerGateway: { ...props.customerGateway, ipAddress: stringValue },
        target: { kind: 'virtual-private-gateway', amazonSideAsn: numberValue },
        logRetentionDays: numberValue,
      }));

      expect(json.resource('aws_customer_gateway')).toMatchObject({ ip_address: '${var.value}' });
      expect(json.resource('aws_vpn_gateway')).toMatchObject({ amazon_side_asn: '${var.value}' });
      expect(json.resource('aws_cloudwatch_log_group')).toMatchObject({ retention_in_days: '${var.value}' });
    });

    it('fails when it decides names or routes', () => {
      const messages = problemsOf(() =>
        variable(({ stringValue, numberValue }) => ({
          customerGateway: {
            name: stringValue,
            ipAddress: '203.0.113.10',
            bgpAsn: numberValue,
            cidrBlocks: ['192.168.0.0/16', stringValue],
          },
        })),
      );

      expect(messages.map((message) => message.replace(/; .*$/, ''))).toEqual(
        ['name', 'bgpAsn', 'cidrBlocks[1]'].map(
          (prop) => `primary/vpn: customerGateway.${prop} must be a literal, got a token`,
        ),
      );
    });
  });
});
