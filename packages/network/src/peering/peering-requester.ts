import { DataAwsVpcPeeringConnections } from '@cdktf/provider-aws/lib/data-aws-vpc-peering-connections';
import { VpcPeeringConnection } from '@cdktf/provider-aws/lib/vpc-peering-connection';
import { VpcPeeringConnectionOptions } from '@cdktf/provider-aws/lib/vpc-peering-connection-options';
import { checkProps, ProblemList, throwProblems, warnOfUnknownRegion } from '@etops/foundation';
import { Fn, TerraformCount, Token } from 'cdktf';
import { Construct } from 'constructs';
import { declareRanges } from '../address-plan';
import { checkPeering, checkRequestedPeer } from './check-peering';
import { peeringTags, renderPeerRoutes } from './peer-routes';
import type { PeeringRequesterProps, RequestedPeer } from './peering-props';
import { shapes } from '../shapes.generated';

/**
 * Creates the requesting half of a peering connection, and the routes of its side. The other half is a
 * {@link PeeringAccepter} in the stack of the other Region.
 *
 * Routes over a connection are blackholes until it is accepted, and active from then on.
 *
 * @throws ValidationError with every problem of the props
 */
export class PeeringRequester extends Construct {
  /** Id of the connection, known after apply: record it for the accepter. A request expires after 7 days. */
  readonly connectionId: string;

  constructor(scope: Construct, id: string, props: PeeringRequesterProps) {
    super(scope, id);
    const checked = checkProps(this, shapes, 'PeeringRequesterProps', props);
    const { environment, network, peer, remoteDnsResolution = false } = checked;
    const problems = new ProblemList();
    checkPeering(problems, '', checked);
    checkRequestedPeer(problems, 'peer', checked);
    throwProblems(this, problems.all);
    warnOfUnknownRegion(this, 'peer.region', peer.region);
    declareRanges(this, { ranges: [{ kind: 'peer', prop: 'peer.cidrBlock', cidrBlock: peer.cidrBlock }] });
    const tags = peeringTags(checked, `peering-${peer.region}`);
    const connection = new VpcPeeringConnection(this, 'connection', {
      vpcId: network.vpcId,
      peerVpcId: peer.vpcId,
      peerRegion: peer.region,
      // Explicit: otherwise the connection keeps the account of a peer that was in another one.
      peerOwnerId: peer.accountId ?? environment.accountId,
      autoAccept: false,
      tags,
    });
    new VpcPeeringConnectionOptions(this, 'options', {
      count: this.countIfActive(peer, tags),
      vpcPeeringConnectionId: connection.id,
      // Written when it is off, too: the provider makes no call when the options disappear.
      requester: { allowRemoteVpcDnsResolution: remoteDnsResolution },
    });
    renderPeerRoutes(this, checked, peer.cidrBlock, connection.id);
    this.connectionId = connection.id;
  }

  /** Returns 1 if the connection was accepted before the plan, since AWS refuses options of any other, and else 0. */
  private countIfActive({ vpcId }: RequestedPeer, { Name }: ReturnType<typeof peeringTags>): TerraformCount {
    const active = new DataAwsVpcPeeringConnections(this, 'active', {
      filter: [
        { name: 'status-code', values: ['active'] },
        { name: 'accepter-vpc-info.vpc-id', values: [vpcId] },
        { name: 'tag:Name', values: [Name] },
      ],
    });
    return TerraformCount.of(Token.asNumber(Fn.min([Fn.lengthOf(active.ids), 1])));
  }
}
