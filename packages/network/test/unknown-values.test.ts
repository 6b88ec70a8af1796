import { EnvironmentStack } from '@etops/foundation';
import { problemsOf, synth, testEnvironment, testNetwork } from '@etops/testing';
import type { NetworkProps, PeeringRequesterProps, VpnConnectionProps } from '../src';
import { PeeringRequester, VpnConnection } from '../src';
import { problems, synthIn } from './network';

const rule = { ruleNumber: 100, action: 'allow', protocol: 'all', cidrBlock: '10.0.0.0/16' };
const acl = (changes: object) => ({ data: { ingress: [{ ...rule, ...changes }], egress: [] } });

describe('Network of a caller without TypeScript', () => {
  it.each<[path: string, allowed: string, code: string, changes: Readonly<Record<string, unknown>>]>([
    ['natGateways', "'per-availability-zone', 'single', 'none'", 'NETWORK_NAT_GATEWAYS', { natGateways: 'other' }],
    [
      'tiers.cache.kind',
      "'public', 'private', 'isolated'",
      'NETWORK_TIER_KIND',
      { tiers: [{ name: 'cache', kind: 'other', slot: 3 }] },
    ],
    [
      'flowLogs.destination',
      "'cloud-watch-logs', 's3'",
      'NETWORK_FLOW_LOG_DESTINATION',
      { flowLogs: { destination: 'other' } },
    ],
    [
      'flowLogs.trafficType',
      "'ALL', 'ACCEPT', 'REJECT'",
      'NETWORK_FLOW_LOG_TRAFFIC',
      { flowLogs: { destination: 's3', trafficType: 'other' } },
    ],
    [
      'networkAcls.data.ingress[0].action',
      "'allow', 'deny'",
      'NETWORK_ACL_ACTION',
      { networkAcls: acl({ action: 'other' }) },
    ],
    [
      'networkAcls.data.ingress[0].protocol',
      "'all', 'tcp', 'udp', 'icmp'",
      'NETWORK_ACL_PROTOCOL',
      { networkAcls: acl({ protocol: 'other' }) },
    ],
  ])('fails with an unknown %s', (path, allowed, code, changes) => {
    expect(problems(changes as Partial<NetworkProps>)).toEqual([
      expect.stringMatching(
        new RegExp(
          `^primary/network: ${path.replace(/[[\]]/g, '.')} must be one of ${allowed}, got 'other'; .*\\[${code}]$`,
        ),
      ),
    ]);
  });

  it('fails with flow logs that are neither none nor an object, and an unknown aggregation', () => {
    expect(problems({ flowLogs: 'off' as 'none' })).toEqual([
      "primary/network: flowLogs must be 'none' or an object, got 'off'; use { destination: 's3' }, for example [NETWORK_FLOW_LOGS]",
    ]);
    expect(problems({ flowLogs: { destination: 's3', aggregationSeconds: 90 as 60 } })).toEqual([
      'primary/network: flowLogs.aggregationSeconds must be one of 60, 600, got 90; use 60, for example [NETWORK_FLOW_LOG_AGGREGATION]',
    ]);
  });

  it.each<[path: string, changes: object, rest: string]>([
    [
      'reserved[0].name',
      { reserved: [{ cidrBlock: '10.9.0.0/16' }] },
      "use a name such as 'on-premises' [NETWORK_RESERVED_NAME]",
    ],
    [
      'reserved.on-premises',
      { reserved: [{ name: 'on-premises' }] },
      "use a range such as '10.0.0.0/16' [NETWORK_CIDR_INVALID]",
    ],
    ['tiers[0].name', { tiers: [{ kind: 'isolated', slot: 3 }] }, "use a name such as 'cache' [NETWORK_TIER_NAME]"],
    [
      'networkAcls.data.ingress[0].ruleNumber',
      { networkAcls: acl({ ruleNumber: undefined }) },
      'use a free number [NETWORK_ACL_RULE_NUMBER]',
    ],
    [
      'networkAcls.data.ingress[0].action',
      { networkAcls: acl({ action: undefined }) },
      "use 'allow', for example [NETWORK_ACL_ACTION]",
    ],
    [
      'networkAcls.data.ingress[0].protocol',
      { networkAcls: acl({ protocol: undefined }) },
      "use 'tcp', for example [NETWORK_ACL_PROTOCOL]",
    ],
  ])('fails without %s', (path, changes, rest) => {
    expect(problems(changes)).toEqual([`primary/network: ${path} must be given, got nothing; ${rest}`]);
  });
});

describe('VpnConnection of a caller without TypeScript', () => {
  const vpn = (changes: object) =>
    problemsOf(() =>
      synth(
        (stack: EnvironmentStack) => {
          new VpnConnection(stack, 'vpn', {
            environment: testEnvironment,
            network: testNetwork,
            routeTables: [{ name: 'application', id: 'rtb-a' }],
            customerGateway: { name: 'on-premises', ipAddress: '203.0.113.10', cidrBlocks: ['192.168.0.0/16'] },
            ...(changes as Partial<VpnConnectionProps>),
          });
        },
        (app) => new EnvironmentStack(app, 'primary', { environment: testEnvironment }),
      ),
    );

  it('fails with an unknown routing and an unknown target', () => {
    expect(vpn({ routing: 'ospf', target: { kind: 'direct-connect' } })).toEqual([
      "primary/vpn: routing must be one of 'bgp', 'static', got 'ospf'; use 'bgp', for example [VPN_ROUTING]",
      "primary/vpn: target.kind must be one of 'virtual-private-gateway', 'existing-virtual-private-gateway', 'transit-gateway', 'existing-transit-gateway', got 'direct-connect'; use 'virtual-private-gateway', for example [VPN_TARGET]",
    ]);
  });

  it.each<[path: string, changes: object, rest: string]>([
    ['network.vpcId', { network: { cidrBlock: '10.0.0.0/16' } }, 'pass the ref of a network [VPN_NETWORK]'],
    ['network.cidrBlock', { network: { vpcId: 'vpc-1' } }, 'pass the ref of a network [VPN_NETWORK]'],
    [
      'customerGateway.name',
      { customerGateway: { ipAddress: '203.0.113.10', cidrBlocks: ['192.168.0.0/16'] } },
      "use 'on-premises', for example [VPN_CUSTOMER_GATEWAY_NAME]",
    ],
    [
      'customerGateway.cidrBlocks[0]',
      { customerGateway: { name: 'on-premises', ipAddress: '203.0.113.10', cidrBlocks: [undefined] } },
      'list every range of the site, summarized [VPN_CUSTOMER_GATEWAY_RANGES]',
    ],
    [
      'routeTables[0].name',
      { routeTables: [{ id: 'rtb-a' }] },
      "pass the route tables of a network's ref [NETWORK_ROUTE_TABLE]",
    ],
    [
      'routeTables[0].id',
      { routeTables: [{ name: 'application' }] },
      "pass the route tables of a network's ref [NETWORK_ROUTE_TABLE]",
    ],
  ])('fails without %s', (path, changes, rest) => {
    expect(vpn(changes)).toEqual([`primary/vpn: ${path} must be given, got nothing; ${rest}`]);
  });
});

describe('PeeringRequester of a caller without TypeScript', () => {
  it('fails without the range of the other side', () => {
    const props = {
      environment: testEnvironment,
      network: testNetwork,
      routeTables: [{ name: 'application', id: 'rtb-a' }],
      peer: { vpcId: 'vpc-2', region: 'eu-west-1' },
    } as unknown as PeeringRequesterProps;

    expect(problemsOf(() => synthIn((stack) => new PeeringRequester(stack, 'peering', props)))).toEqual([
      "primary/peering: peer.cidrBlock must be given, got nothing; use the range of the other VPC, for example '10.1.0.0/16' [NETWORK_CIDR_INVALID]",
    ]);
  });
});
