import { EnvironmentStack, StackOutputs, synthesizeApp } from '@etops/foundation';
import { problemsOf, synth, testEnvironment, testNetwork, withApp } from '@etops/testing';
import { Fn } from 'cdktf';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Network, PeeringAccepter, PeeringRequester } from '../src';
import type { PeeringAccepterProps, PeeringRequesterProps } from '../src';

const common = {
  environment: testEnvironment,
  network: testNetwork,
  routeTables: [{ name: 'application', id: 'rtb-a' }],
};
const requester: PeeringRequesterProps = {
  ...common,
  peer: { vpcId: 'vpc-0f1e2d3c4b5a69788', cidrBlock: '10.21.0.0/16', region: 'eu-west-1' },
};
const accepter: PeeringAccepterProps = {
  ...common,
  connectionId: 'pcx-0a1b2c3d4e5f60718',
  peer: { cidrBlock: '10.21.0.0/16' },
};
const inStack = (build: (stack: EnvironmentStack) => void) =>
  synth(build, (app) => new EnvironmentStack(app, 'primary', { environment: testEnvironment }));
const requesterOf = (changes: Partial<PeeringRequesterProps> = {}) =>
  inStack((stack) => new PeeringRequester(stack, 'peering', { ...requester, ...changes }));
const accepterOf = (changes: Partial<PeeringAccepterProps> = {}) =>
  inStack((stack) => new PeeringAccepter(stack, 'peering', { ...accepter, ...changes }));

describe('PeeringRequester', () => {
  it('keeps its addresses', () => {
    expect(requesterOf({ remoteDnsResolution: true }).addresses()).toMatchSnapshot();
  });

  it('requests a connection to the other Region, and routes to it', () => {
    const json = requesterOf();

    expect(json.resource('aws_vpc_peering_connection')).toMatchObject({
      vpc_id: testNetwork.vpcId,
      peer_vpc_id: 'vpc-0f1e2d3c4b5a69788',
      peer_region: 'eu-west-1',
      auto_accept: false,
    });
    expect(json.resource('aws_route')).toMatchObject({
      route_table_id: 'rtb-a',
      destination_cidr_block: '10.21.0.0/16',
    });
  });

  it('requests a connection to another account if the peer is in one', () => {
    expect(
      requesterOf({ peer: { ...requester.peer, accountId: '210987654321' } }).resource('aws_vpc_peering_connection'),
    ).toMatchObject({ peer_owner_id: '210987654321' });
    expect(requesterOf().resource('aws_vpc_peering_connection')).toMatchObject({ peer_owner_id: '123456789012' });
  });

  it('warns of a Region that does not exist, or is new', () => {
    withApp((app) => {
      const stack = new EnvironmentStack(app, 'primary', { environment: testEnvironment });
      const peer = { ...requester.peer, region: 'eu-west-9' };
      const { node } = new PeeringRequester(stack, 'peering', { ...requester, peer });

      expect(node.metadata.map(({ data }) => data as unknown)).toEqual([
        expect.stringMatching(
          /^peer\.region should be a Region .* got 'eu-west-9'; use 'eu-west-1', .* \[REGION_UNKNOWN\]$/,
        ),
      ]);
    });
  });

  it('requests a connection in the same Region, as AWS allows', () => {
    const peer = { ...requester.peer, region: 'eu-central-1' };
    expect(requesterOf({ peer }).resource('aws_vpc_peering_connection')).toMatchObject({ peer_region: 'eu-central-1' });
  });

  it("lets the other side resolve this side's names only if remoteDnsResolution is on", () => {
    expect(requesterOf().resource('aws_vpc_peering_connection_options')).toMatchObject({
      requester: { allow_remote_vpc_dns_resolution: false },
    });
    expect(requesterOf({ remoteDnsResolution: true }).resource('aws_vpc_peering_connection_options')).toMatchObject({
      requester: { allow_remote_vpc_dns_resolution: true },
    });
  });

  it('sets options only on a connection that was accepted before the plan', () => {
    const json = requesterOf();
    const [name] = Object.keys((json.json.data as { aws_vpc_peering_connections: object }).aws_vpc_peering_connections);

    expect(json.json.data).toMatchObject({
      aws_vpc_peering_connections: {
        [String(name)]: {
          filter: [
            { name: 'status-code', values: ['active'] },
            { name: 'accepter-vpc-info.vpc-id', values: ['vpc-0f1e2d3c4b5a69788'] },
            { name: 'tag:Name', values: [(json.resource('aws_vpc_peering_connection').tags as { Name: string }).Name] },
          ],
        },
      },
    });
    expect(json.resource('aws_vpc_peering_connection_options').count).toBe(
      `\${min(length(data.aws_vpc_peering_connections.${String(name)}.ids), 1)}`,
    );
  });

  it.each([
    [
      'ranges that overlap',
      { peer: { ...requester.peer, cidrBlock: '10.20.128.0/20' } },
      "peer.cidrBlock must not overlap the network's 10.20.0.0/16, got '10.20.128.0/20'; use another range for one of them, AWS rejects such a connection [PEERING_CIDR_OVERLAP]",
    ],
    [
      'a range without a prefix length',
      { peer: { ...requester.peer, cidrBlock: '10.21.0.0' } },
      "peer.cidrBlock must be an IPv4 range in CIDR form, got '10.21.0.0'; use a range such as '10.0.0.0/16' [NETWORK_CIDR_INVALID]",
    ],
    [
      'a route table twice',
      { routeTables: [...requester.routeTables, ...requester.routeTables] },
      "routeTables must contain each route table once, got 'rtb-a' twice; remove one [NETWORK_ROUTE_TABLE_DUPLICATE]",
    ],
    [
      'no route table',
      { routeTables: [] },
      'routeTables must contain a route table, got none; use those of the application tier, or no subnet reaches the other side [NETWORK_ROUTE_TABLE_NONE]',
    ],
    [
      'a name in place of the id of a route table',
      { routeTables: [{ name: 'application', id: 'application' }] },
      "routeTables[0].id must be the id of a route table, got 'application'; use one such as 'rtb-0a1b2c3d4e5f60718', from the outputs of its stack [RESOURCE_ID]",
    ],
    [
      'a Region that does not exist',
      { peer: { ...requester.peer, region: 'ohio' } },
      "peer.region must be an AWS Region id of the same partition, got 'ohio'; use one such as 'eu-west-1' [PEERING_REGION]",
    ],
    [
      'a Region of another partition',
      { peer: { ...requester.peer, region: 'cn-north-1' } },
      "peer.region must be an AWS Region id of the same partition, got 'cn-north-1'; use one such as 'eu-west-1' [PEERING_REGION]",
    ],
    [
      'a token that names a route table',
      { routeTables: [{ name: Fn.join('', ['a', 'b']), id: 'rtb-a' }] },
      'routeTables[0].name must be a literal, got a token; it is part of the addresses of routes [LITERAL_REQUIRED]',
    ],
    [
      'a short account',
      { peer: { ...requester.peer, accountId: '12' } },
      "peer.accountId must be twelve digits, got '12'; omit it for this account [PEERING_ACCOUNT]",
    ],
    [
      'a name in place of the id of a VPC',
      { peer: { ...requester.peer, vpcId: 'dr-network' } },
      "peer.vpcId must be the id of a VPC, got 'dr-network'; use one such as 'vpc-0a1b2c3d4e5f60718', from the outputs of its stack [RESOURCE_ID]",
    ],
    [
      'the same VPC on both sides',
      { peer: { ...requester.peer, vpcId: testNetwork.vpcId } },
      `peer.vpcId must be another VPC, got '${testNetwork.vpcId}' for both sides; use the id from the other stack's outputs [PEERING_SELF]`,
    ],
    [
      'a token of the other stack',
      { peer: { ...requester.peer, vpcId: Fn.join('', ['vpc-', 'x']) } },
      "peer.vpcId must be a literal, got a token; record the id from the other stack's outputs, each side must apply alone [LITERAL_REQUIRED]",
    ],
  ] satisfies (readonly [string, Partial<PeeringRequesterProps>, string])[])(
    'fails when there is %s',
    (_, changes, message) => {
      expect(problemsOf(() => requesterOf(changes))).toEqual([`primary/peering: ${message}`]);
    },
  );
});

describe('PeeringAccepter', () => {
  it('keeps its addresses', () => {
    expect(accepterOf({ remoteDnsResolution: true }).addresses()).toMatchSnapshot();
  });

  it('accepts the requested connection, then routes over it', () => {
    const json = accepterOf();

    expect(json.resource('aws_vpc_peering_connection_accepter')).toMatchObject({
      vpc_peering_connection_id: 'pcx-0a1b2c3d4e5f60718',
      auto_accept: true,
    });
    expect(json.resource('aws_route')).toMatchObject({
      destination_cidr_block: '10.21.0.0/16',
      vpc_peering_connection_id: 'pcx-0a1b2c3d4e5f60718',
      depends_on: [expect.stringContaining('aws_vpc_peering_connection_accepter')],
    });
  });

  it("lets the other side resolve this side's names only if remoteDnsResolution is on", () => {
    expect(accepterOf().resource('aws_vpc_peering_connection_options')).toMatchObject({
      accepter: { allow_remote_vpc_dns_resolution: false },
    });
    expect(accepterOf({ remoteDnsResolution: true }).resource('aws_vpc_peering_connection_options')).toMatchObject({
      accepter: { allow_remote_vpc_dns_resolution: true },
    });
  });

  it('fails for a name in place of the id of the connection, and without a route table', () => {
    expect(problemsOf(() => accepterOf({ connectionId: 'peering', routeTables: [] }))).toEqual([
      'primary/peering: routeTables must contain a route table, got none; use those of the application tier, or no subnet reaches the other side [NETWORK_ROUTE_TABLE_NONE]',
      "primary/peering: connectionId must be the id of a peering connection, got 'peering'; use one such as 'pcx-0a1b2c3d4e5f60718', from the outputs of its stack [RESOURCE_ID]",
    ]);
  });

  it('fails when ranges overlap, or an id is a token of the other stack', () => {
    expect(
      problemsOf(() => accepterOf({ peer: { cidrBlock: '10.0.0.0/8' }, connectionId: Fn.join('', ['pcx-', 'x']) })),
    ).toEqual([
      "primary/peering: peer.cidrBlock must not overlap the network's 10.20.0.0/16, got '10.0.0.0/8'; use another range for one of them, AWS rejects such a connection [PEERING_CIDR_OVERLAP]",
      "primary/peering: connectionId must be a literal, got a token; record the id from the other stack's outputs, each side must apply alone [LITERAL_REQUIRED]",
    ]);
  });
});

describe('the two halves in one app', () => {
  const sides = { primary: ['eu-central-1', '10.0.0.0/16'], dr: ['eu-west-1', '10.1.0.0/16'] } as const;
  const app = (peerOfPrimary: string) => {
    const outdir = mkdtempSync(join(tmpdir(), 'etops-peering-'));
    const outputs = new StackOutputs({});
    const side = (name: keyof typeof sides) => {
      const [region, cidrBlock] = sides[name];
      const environment = { ...testEnvironment, name, region };
      return { environment, cidrBlock, availabilityZones: [`${region}a`, `${region}b`] };
    };
    try {
      return synthesizeApp(
        [
          (root) => {
            const stack = new EnvironmentStack(root, 'primary', { environment: side('primary').environment });
            const network = new Network(stack, 'network', side('primary'));
            new PeeringRequester(stack, 'peering', {
              environment: side('primary').environment,
              network: network.ref,
              routeTables: network.routeTables('application'),
              peer: { vpcId: outputs.get('dr', 'vpcId', stack), cidrBlock: peerOfPrimary, region: 'eu-west-1' },
            });
            return stack;
          },
          (root) => {
            const stack = new EnvironmentStack(root, 'dr', { environment: side('dr').environment });
            const network = new Network(stack, 'network', side('dr'));
            new PeeringAccepter(stack, 'peering', {
              environment: side('dr').environment,
              network: network.ref,
              routeTables: network.routeTables('application'),
              connectionId: outputs.get('primary', 'peeringConnectionId', stack),
              peer: { cidrBlock: '10.0.0.0/16' },
            });
            return stack;
          },
        ],
        join(outdir, 'out'),
      ).stacks;
    } finally {
      rmSync(outdir, { recursive: true, force: true });
    }
  };

  it('reference each other by literals only: no stack depends on the other', () => {
    const stacks = app('10.1.0.0/16');

    expect(stacks.map(({ stack }) => stack.dependencies)).toEqual([[], []]);
  });

  it('fail when one side has a wrong range of the other', () => {
    expect(problemsOf(() => app('10.1.0.0/20'))).toEqual([
      "dr/network: cidrBlock must not overlap another range of the app, got '10.1.0.0/16', which overlaps '10.1.0.0/20' of primary/peering (peer.cidrBlock); use another range for one of them [NETWORK_CIDR_OVERLAP]",
    ]);
  });
});
