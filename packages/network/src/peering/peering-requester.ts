import { VpcPeeringConnection } from '@cdktf/provider-aws/lib/vpc-peering-connection';
import { VpcPeeringConnectionOptions } from '@cdktf/provider-aws/lib/vpc-peering-connection-options';
import { checkProps, ProblemList, throwProblems } from '@etops/foundation';
import { Construct } from 'constructs';
import { declareRanges } from '../address-plan';
import { checkPeering, checkRequestedPeer } from './check-peering';
import { peeringTags, renderPeerRoutes } from './peer-routes';
import type { PeeringRequesterProps } from './peering-props';
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
    const { network, peer, remoteDnsResolution = false } = checked;
    const problems = new ProblemList();
    checkPeering(problems, '', checked);
    checkRequestedPeer(problems, 'peer', checked);
    throwProblems(this, problems.all);
    declareRanges(this, { ranges: [{ kind: 'peer', prop: 'peer.cidrBlock', cidrBlock: peer.cidrBlock }] });
    const connection = new VpcPeeringConnection(this, 'connection', {
      vpcId: network.vpcId,
      peerVpcId: peer.vpcId,
      peerRegion: peer.region,
      ...(peer.accountId === undefined ? {} : { peerOwnerId: peer.accountId }),
      autoAccept: false,
      tags: peeringTags(checked, `peering-${peer.region}`),
    });
    if (remoteDnsResolution) {
      new VpcPeeringConnectionOptions(this, 'options', {
        vpcPeeringConnectionId: connection.id,
        requester: { allowRemoteVpcDnsResolution: true },
      });
    }
    renderPeerRoutes(this, checked, peer.cidrBlock, connection.id);
    this.connectionId = connection.id;
  }
}
