import type { ConstructCase } from '@etops/testing';
import { testEnvironment, testNetwork } from '@etops/testing';
import type {
  NetworkAclRule,
  NetworkProps,
  PeeringAccepterProps,
  PeeringRequesterProps,
  VpnConnectionProps,
} from '../src';
import { Network, PeeringAccepter, PeeringRequester, VpnConnection } from '../src';
import { props as networkProps } from './network';

const environment = testEnvironment;
const routeTables = [{ name: 'application-eu-central-1a', id: 'rtb-0a1b2c3d4e5f60718' }];

const rule: NetworkAclRule = { ruleNumber: 100, action: 'allow', protocol: 'all', cidrBlock: '10.0.0.0/16' };
const httpsRule: NetworkAclRule = {
  ruleNumber: 110,
  action: 'allow',
  protocol: 'tcp',
  cidrBlock: '0.0.0.0/0',
  fromPort: 443,
  toPort: 443,
};

const network: ConstructCase<NetworkProps> = {
  construct: 'Network',
  props: 'NetworkProps',
  create: (scope, props) => new Network(scope, 'subject', props),
  variants: {
    full: () => ({
      ...networkProps,
      name: 'main',
      natGateways: 'per-availability-zone',
      ipv6: true,
      tiers: [
        { name: 'data', cidrBlocks: { 'eu-central-1a': '10.0.252.0/24' } },
        { name: 'cache', kind: 'isolated', slot: 3 },
      ],
      reserved: [{ name: 'on-premises', cidrBlock: '172.16.0.0/16' }],
      gatewayEndpoints: ['s3', 'dynamodb'],
      interfaceEndpoints: ['ssm', 'logs'],
      flowLogs: { destination: 'cloud-watch-logs', retentionDays: 30, trafficType: 'REJECT', aggregationSeconds: 60 },
      networkAcls: { data: { ingress: [rule, httpsRule], egress: [rule] } },
    }),
    'flow logs in S3': () => ({
      ...networkProps,
      natGateways: 'single',
      flowLogs: { destination: 's3', retentionDays: 400 },
    }),
  },
};

const peering = { environment, network: testNetwork, routeTables, remoteDnsResolution: true };

const peeringAccepter: ConstructCase<PeeringAccepterProps> = {
  construct: 'PeeringAccepter',
  props: 'PeeringAccepterProps',
  create: (scope, props) => new PeeringAccepter(scope, 'subject', props),
  variants: {
    full: () => ({ ...peering, peer: { cidrBlock: '10.60.0.0/16' }, connectionId: 'pcx-0a1b2c3d4e5f60718' }),
  },
};

const peeringRequester: ConstructCase<PeeringRequesterProps> = {
  construct: 'PeeringRequester',
  props: 'PeeringRequesterProps',
  create: (scope, props) => new PeeringRequester(scope, 'subject', props),
  variants: {
    full: () => ({
      ...peering,
      peer: {
        vpcId: 'vpc-0fedcba9876543210',
        cidrBlock: '10.60.0.0/16',
        region: 'eu-west-1',
        accountId: '123456789012',
      },
    }),
  },
};

const site = { name: 'on-premises', ipAddress: '192.0.2.10', cidrBlocks: ['172.16.0.0/16', '172.17.0.0/16'] };
const vpn = { environment, network: testNetwork, routeTables, customerGateway: site };

const vpnConnection: ConstructCase<VpnConnectionProps> = {
  construct: 'VpnConnection',
  props: 'VpnConnectionProps',
  create: (scope, props) => new VpnConnection(scope, 'subject', props),
  variants: {
    'virtual private gateway': () => ({
      ...vpn,
      customerGateway: { ...site, bgpAsn: 65010 },
      target: { kind: 'virtual-private-gateway', amazonSideAsn: 64600 },
      routing: 'bgp',
      tunnelInsideCidrBlocks: ['169.254.10.0/30', '169.254.11.0/30'],
      security: {
        encryptionAlgorithms: ['AES256-GCM-16'],
        integrityAlgorithms: ['SHA2-512'],
        dhGroups: [21],
      },
      logRetentionDays: 30,
    }),
    'existing virtual private gateway': () => ({
      ...vpn,
      target: { kind: 'existing-virtual-private-gateway', vpnGatewayId: 'vgw-0a1b2c3d4e5f60718' },
    }),
    'transit gateway': () => ({
      ...vpn,
      target: { kind: 'transit-gateway', amazonSideAsn: 64600, subnets: testNetwork.applicationSubnets },
    }),
    'existing transit gateway': () => ({
      ...vpn,
      target: {
        kind: 'existing-transit-gateway',
        transitGatewayId: 'tgw-0a1b2c3d4e5f60718',
        routeTableId: 'tgw-rtb-0a1b2c3d4e5f60718',
      },
      routing: 'static',
    }),
  },
};

/** Every construct of the package with valid props that give each optional prop. */
export const constructCases: readonly ConstructCase[] = [network, peeringAccepter, peeringRequester, vpnConnection];
