import { EnvironmentStack } from '@etops/foundation';
import { developmentEnvironment, problemsOf, synth, testEnvironment, testNetwork } from '@etops/testing';
import { Network, VpnConnection } from '../src';
import type { VpnConnectionProps } from '../src';

const props: VpnConnectionProps = {
  environment: testEnvironment,
  network: testNetwork,
  routeTables: [
    { name: 'application-eu-central-1a', id: 'rtb-a' },
    { name: 'application-eu-central-1b', id: 'rtb-b' },
  ],
  site: { name: 'on-premises', publicIpAddress: '203.0.113.10', cidrBlocks: ['192.168.0.0/16', '172.20.0.0/16'] },
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
    const gateway = { kind: 'transit-gateway', subnets: testNetwork.applicationSubnets } as const;

    expect(vpnOf({ gateway, routing: 'static' }).addresses()).toMatchSnapshot();
  });

  it('keeps pre-shared keys in Secrets Manager, out of the JSON and the state', () => {
    const json = vpnOf();

    expect(json.resource('aws_vpn_connection')).toMatchObject({ preshared_key_storage: 'SecretsManager' });
    expect(json.text).not.toMatch(/tunnel\d_preshared_key/);
  });

  it('negotiates IKEv2 with strong algorithms in both tunnels, which Amazon starts and restarts', () => {
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

  it('takes what the device wants of that, and known inside ranges', () => {
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

  it('records both tunnels in an encrypted log group, unless told otherwise', () => {
    const json = vpnOf();

    expect(json.resource('aws_cloudwatch_log_group')).toMatchObject({
      name: 'airline-primary-vpn-on-premises',
      retention_in_days: 90,
    });
    expect(json.resource('aws_vpn_connection')).toMatchObject({
      tunnel1_log_options: { cloudwatch_log_options: { log_enabled: true, log_output_format: 'json' } },
      tunnel2_log_options: { cloudwatch_log_options: { log_enabled: true, log_output_format: 'json' } },
    });
    expect(vpnOf({ logRetentionDays: 'none' }).resources('aws_cloudwatch_log_group')).toEqual([]);
  });

  it('refuses to replace its ends in production, and lets go of them in development', () => {
    for (const type of ['aws_vpn_connection', 'aws_vpn_gateway']) {
      expect(vpnOf().resource(type)).toMatchObject({ lifecycle: { prevent_destroy: true } });
      expect(vpnOf({ environment: developmentEnvironment }).resource(type)).toMatchObject({
        lifecycle: { prevent_destroy: false },
      });
    }
  });

  it('gives a large number of its own to a device that has one', () => {
    const site = { ...props.site, bgpAsn: 4200000001 };

    expect(vpnOf({ site }).resource('aws_customer_gateway')).toMatchObject({ bgp_asn_extended: '4200000001' });
    expect(vpnOf().resource('aws_customer_gateway')).toMatchObject({ bgp_asn: '65000', ip_address: '203.0.113.10' });
  });

  describe('over a virtual private gateway', () => {
    it('learns routes by BGP and propagates them into the tables named', () => {
      const json = vpnOf();

      expect(json.resource('aws_vpn_gateway')).toMatchObject({ vpc_id: testNetwork.vpcId, amazon_side_asn: '64512' });
      expect(json.resource('aws_vpn_connection')).toMatchObject({ static_routes_only: false });
      expect(json.resources('aws_vpn_gateway_route_propagation').map(({ route_table_id }) => route_table_id)).toEqual([
        'rtb-a',
        'rtb-b',
      ]);
      expect(json.resources('aws_vpn_connection_route')).toEqual([]);
    });

    it('has the routes of the site when they are static', () => {
      const json = vpnOf({ routing: 'static' });

      expect(json.resource('aws_vpn_connection')).toMatchObject({ static_routes_only: true });
      expect(
        json.resources('aws_vpn_connection_route').map(({ destination_cidr_block }) => destination_cidr_block),
      ).toEqual(['172.20.0.0/16', '192.168.0.0/16']);
    });

    it('shares one that exists, and leaves its propagation alone', () => {
      const json = vpnOf({ gateway: { kind: 'existing-virtual-private-gateway', vpnGatewayId: 'vgw-1' } });

      expect(json.resource('aws_vpn_connection')).toMatchObject({ vpn_gateway_id: 'vgw-1' });
      expect(json.addresses().join()).not.toMatch(/aws_vpn_gateway/);
    });
  });

  describe('over a transit gateway', () => {
    const gateway = { kind: 'transit-gateway', subnets: testNetwork.applicationSubnets, amazonSideAsn: 64513 } as const;

    it('attaches the VPC and routes the site’s ranges to it', () => {
      const json = vpnOf({ gateway });

      expect(json.resource('aws_ec2_transit_gateway')).toMatchObject({ amazon_side_asn: 64513 });
      expect(json.resource('aws_ec2_transit_gateway_vpc_attachment')).toMatchObject({
        subnet_ids: testNetwork.applicationSubnets.map(({ id }) => id),
      });
      expect(json.resources('aws_route')).toHaveLength(4);
      expect(json.resources('aws_ec2_transit_gateway_route')).toEqual([]);
    });

    it('routes back to the site when routes are static', () => {
      expect(vpnOf({ gateway, routing: 'static' }).resources('aws_ec2_transit_gateway_route')).toHaveLength(2);
    });

    it('takes one that exists', () => {
      const existing = {
        kind: 'existing-transit-gateway',
        transitGatewayId: 'tgw-1',
        routeTableId: 'tgw-rtb-1',
      } as const;
      const json = vpnOf({ gateway: existing, routing: 'static' });

      expect(json.resource('aws_vpn_connection')).toMatchObject({ transit_gateway_id: 'tgw-1' });
      expect(json.resources('aws_ec2_transit_gateway_route')[0]).toMatchObject({
        transit_gateway_route_table_id: 'tgw-rtb-1',
      });
      expect(json.resources('aws_ec2_transit_gateway')).toEqual([]);
    });
  });

  it('describes the alarms that watch it: both tunnels down is a page, one a ticket', () => {
    vpnOf({}, ({ alarms }) => {
      expect(alarms.map(({ id, severity }) => [id, severity])).toEqual([
        ['vpn-down', 'page'],
        ['vpn-tunnel-1-down', 'ticket'],
        ['vpn-tunnel-2-down', 'ticket'],
      ]);
      expect(alarms[0]).toMatchObject({
        namespace: 'AWS/VPN',
        metricName: 'TunnelState',
        treatMissingData: 'breaching',
      });
    });
  });

  it('gives its gateway to a second connection', () => {
    const json = stackOf().synth((stack) => {
      const { gateway } = new VpnConnection(stack, 'vpn', props);
      if (!('vpnGatewayId' in gateway)) throw new Error('expected a virtual private gateway');
      new VpnConnection(stack, 'depot', {
        ...props,
        site: { name: 'depot', publicIpAddress: '203.0.113.20', cidrBlocks: ['172.21.0.0/16'] },
        gateway: { kind: 'existing-virtual-private-gateway', ...gateway },
      });
    });

    expect(json.resources('aws_vpn_connection')).toHaveLength(2);
    expect(json.resource('aws_vpn_gateway')).toBeDefined();
  });

  it('fails when two connections of an environment name one site', () => {
    expect(
      problemsOf(() =>
        stackOf().synth((stack) => {
          new VpnConnection(stack, 'one', props);
          new VpnConnection(stack, 'two', props);
        }),
      ),
    ).toEqual([
      "primary/two: site.name must differ within an environment, got 'airline-primary-vpn-on-premises' as in primary/one; set another on one of them [NETWORK_NAME_DUPLICATE]",
    ]);
  });

  it('fails when its site overlaps a network elsewhere in the app', () => {
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
      "primary/network: cidrBlock must not overlap another range of the app, got '192.168.0.0/20', which overlaps '192.168.0.0/16' of primary/vpn (site.cidrBlocks); give one of them another range [NETWORK_CIDR_OVERLAP]",
    ]);
  });

  it.each([
    [
      'a private address for the device',
      { site: { ...props.site, publicIpAddress: '192.168.0.1' } },
      "site.publicIpAddress must be a public IPv4 address, got '192.168.0.1'; write the one that the device is reached at [VPN_SITE_ADDRESS]",
    ],
    [
      'an address that nobody answers at',
      { site: { ...props.site, publicIpAddress: '224.0.0.1' } },
      "site.publicIpAddress must be a public IPv4 address, got '224.0.0.1'; write the one that the device is reached at [VPN_SITE_ADDRESS]",
    ],
    [
      'a route table twice',
      { routeTables: [...props.routeTables, { name: 'application-eu-central-1a', id: 'rtb-c' }] },
      "routeTables must have different names, got 'application-eu-central-1a' twice; drop or rename one [NETWORK_ROUTE_TABLE_DUPLICATE]",
    ],
    [
      'a site range twice',
      { site: { ...props.site, cidrBlocks: ['192.168.0.0/16', '192.168.0.0/16'] } },
      "site.cidrBlocks must name a range once, got '192.168.0.0/16' twice; drop one [VPN_SITE_DUPLICATE]",
    ],
    [
      'a range for the device',
      { site: { ...props.site, publicIpAddress: '203.0.113.0/24' } },
      "site.publicIpAddress must be a public IPv4 address, got '203.0.113.0/24'; write the one that the device is reached at [VPN_SITE_ADDRESS]",
    ],
    [
      'a site without ranges',
      { site: { ...props.site, cidrBlocks: [] } },
      'site.cidrBlocks must have 1 to 100 ranges, got 0; write every range of the site, summarized [VPN_SITE_RANGES]',
    ],
    [
      'a site over the network',
      { site: { ...props.site, cidrBlocks: ['10.0.0.0/8'] } },
      "site.cidrBlocks must not overlap the network's 10.20.0.0/16, got '10.0.0.0/8'; give the network another range [VPN_SITE_OVERLAP]",
    ],
    [
      'a site range that is none',
      { site: { ...props.site, cidrBlocks: ['192.168.1.1/16'] } },
      "site.cidrBlocks must be an IPv4 range in CIDR form, got '192.168.1.1/16'; write '192.168.0.0/16' [NETWORK_CIDR_INVALID]",
    ],
    [
      'a site name that cannot stand in others',
      { site: { ...props.site, name: 'HQ' } },
      "site.name must be 1 to 24 of a-z, 0-9 and '-', starting with a letter, got 'HQ'; physical names contain it [VPN_SITE_NAME]",
    ],
    [
      'a number that BGP does not have',
      { site: { ...props.site, bgpAsn: 0 } },
      'site.bgpAsn must be a whole number from 1 to 4294967294, got 0; a private one is 65000 [VPN_SITE_ASN]',
    ],
    [
      'a public number for Amazon',
      { gateway: { kind: 'virtual-private-gateway', amazonSideAsn: 7224 } },
      'gateway.amazonSideAsn must be 64512 to 65534 or 4200000000 to 4294967294, got 7224; it cannot be changed later [VPN_AMAZON_ASN]',
    ],
    [
      'one number at both ends',
      { site: { ...props.site, bgpAsn: 64512 } },
      'gateway.amazonSideAsn must differ from site.bgpAsn, got 64512 for both; change one [VPN_SAME_ASN]',
    ],
    [
      'a transit gateway without subnets',
      { gateway: { kind: 'transit-gateway', subnets: [] } },
      'gateway.subnets must name a subnet in each zone, got none; write those of the application tier [VPN_TRANSIT_SUBNETS]',
    ],
    [
      'static routing over a transit gateway whose table is unknown',
      { gateway: { kind: 'existing-transit-gateway', transitGatewayId: 'tgw-1' }, routing: 'static' },
      "gateway.routeTableId must name the transit gateway's route table where routing is 'static', got none; write it, or use BGP [VPN_TRANSIT_ROUTE_TABLE]",
    ],
    [
      'an inside range that AWS keeps',
      { tunnelInsideCidrBlocks: ['169.254.5.0/30', '169.254.10.0/30'] },
      "tunnelInsideCidrBlocks[0] must be a /30 of 169.254.0.0/16 that AWS does not keep, got '169.254.5.0/30'; write one such as '169.254.10.0/30' [VPN_TUNNEL_INSIDE]",
    ],
    [
      'a weak algorithm',
      { security: { dhGroups: [2, 14] as unknown as readonly 14[] } },
      'security.dhGroups must be among 14, 15, 16, 17, 18, 19, 20, 21, got 2, 14; drop what is weak [VPN_WEAK_ALGORITHM]',
    ],
    [
      'a retention that CloudWatch Logs does not know',
      { logRetentionDays: 100 },
      'logRetentionDays must be a period that CloudWatch Logs knows, got 100; write one of 14, 30, 60, 90, 120, 150, 180, 365 [VPN_LOG_RETENTION]',
    ],
  ] satisfies (readonly [string, Partial<VpnConnectionProps>, string])[])(
    'fails when there is %s',
    (_, changes, message) => {
      expect(problems(changes)).toEqual([`primary/vpn: ${message}`]);
    },
  );

  it('fails when both tunnels have one inside range', () => {
    expect(problems({ tunnelInsideCidrBlocks: ['169.254.10.0/30', '169.254.10.0/30'] })).toEqual([
      "primary/vpn: tunnelInsideCidrBlocks[0] must differ from that of the other tunnel, got '169.254.10.0/30' for both; take another [VPN_TUNNEL_DUPLICATE]",
      "primary/vpn: tunnelInsideCidrBlocks[1] must differ from that of the other tunnel, got '169.254.10.0/30' for both; take another [VPN_TUNNEL_DUPLICATE]",
    ]);
  });
});
