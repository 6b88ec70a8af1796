import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateVpcCommand,
  DescribeRouteTablesCommand,
  DescribeVpcPeeringConnectionsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import type { EnvironmentRef } from '@etops/contracts';
import { Rehearsal } from '@etops/emulator';
import { AwsClients } from '@etops/emulator/testing';
import { EnvironmentStack } from '@etops/foundation';
import { PeeringAccepter, PeeringRequester } from '@etops/network';
import { App } from 'cdktf';

const primary: EnvironmentRef = {
  application: 'airline',
  name: 'primary',
  role: 'production',
  region: 'eu-central-1',
  accountId: '123456789012',
};
const dr: EnvironmentRef = { ...primary, name: 'dr', region: 'eu-west-1' };
const MINUTES = 60_000;

/** Part of an environment that a peering connection needs. */
interface Side {
  readonly vpcId: string;
  readonly cidrBlock: string;
  readonly routeTables: readonly { readonly name: string; readonly id: string }[];
}

describe('a peering connection on the emulator', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'etops-peering-'));
  let rehearsal: Rehearsal;
  let requester: Side;
  let accepter: Side;

  const ec2In = (region: string) => new AwsClients(rehearsal.endpoint, region).of(EC2Client);
  const sideIn = async (region: string, cidrBlock: string): Promise<Side> => {
    const { Vpc } = await ec2In(region).send(new CreateVpcCommand({ CidrBlock: cidrBlock }));
    const vpcId = Vpc?.VpcId ?? '';
    const Filters = [{ Name: 'vpc-id', Values: [vpcId] }];
    const { RouteTables = [] } = await ec2In(region).send(new DescribeRouteTablesCommand({ Filters }));
    return { vpcId, cidrBlock, routeTables: [{ name: 'application', id: RouteTables[0]?.RouteTableId ?? '' }] };
  };
  const connection = async () => {
    const { VpcPeeringConnections = [] } = await ec2In(primary.region).send(
      new DescribeVpcPeeringConnectionsCommand({}),
    );
    return VpcPeeringConnections[0];
  };
  /** Whether each side lets the other resolve its names. */
  const resolution = async () => {
    const { RequesterVpcInfo, AccepterVpcInfo } = (await connection()) ?? {};
    return [RequesterVpcInfo, AccepterVpcInfo].map((info) => info?.PeeringOptions?.AllowDnsResolutionFromRemoteVpc);
  };

  const requesterStack = (remoteDnsResolution: boolean) => {
    const app = new App({ outdir, skipValidation: true });
    const stack = new EnvironmentStack(app, 'primary', { environment: primary });
    new PeeringRequester(stack, 'peering', {
      environment: primary,
      network: requester,
      routeTables: requester.routeTables,
      peer: { vpcId: accepter.vpcId, cidrBlock: accepter.cidrBlock, region: dr.region },
      remoteDnsResolution,
    });
    app.synth();
  };
  const accepterStack = (connectionId: string, remoteDnsResolution: boolean) => {
    const app = new App({ outdir, skipValidation: true });
    const stack = new EnvironmentStack(app, 'dr', { environment: dr });
    new PeeringAccepter(stack, 'peering', {
      environment: dr,
      network: accepter,
      routeTables: accepter.routeTables,
      peer: { cidrBlock: requester.cidrBlock },
      connectionId,
      remoteDnsResolution,
    });
    app.synth();
  };
  const applyBoth = async (remoteDnsResolution: boolean) => {
    requesterStack(remoteDnsResolution);
    await rehearsal.apply(outdir, 'primary');
    accepterStack((await connection())?.VpcPeeringConnectionId ?? '', remoteDnsResolution);
    await rehearsal.apply(outdir, 'dr');
  };

  beforeAll(async () => {
    rehearsal = await Rehearsal.start();
    requester = await sideIn(primary.region, '10.20.0.0/16');
    accepter = await sideIn(dr.region, '10.21.0.0/16');
  }, 2 * MINUTES);
  afterAll(async () => {
    await rehearsal.stop();
    rmSync(outdir, { recursive: true });
  });

  it(
    'resolves names of the accepter from its first apply on, and of the requester from its second',
    async () => {
      await applyBoth(true);
      expect(await resolution()).toEqual([false, true]);

      requesterStack(true);
      await rehearsal.apply(outdir, 'primary');
      expect(await resolution()).toEqual([true, true]);
    },
    3 * MINUTES,
  );

  it(
    'resolves no names any more when remoteDnsResolution is taken away',
    async () => {
      await applyBoth(false);

      expect(await resolution()).toEqual([false, false]);
    },
    3 * MINUTES,
  );

  it(
    'leaves nothing to change',
    async () => {
      requesterStack(false);
      expect(await rehearsal.plan(outdir, 'primary')).toEqual([]);
      accepterStack((await connection())?.VpcPeeringConnectionId ?? '', false);
      expect(await rehearsal.plan(outdir, 'dr')).toEqual([]);
    },
    2 * MINUTES,
  );
});
