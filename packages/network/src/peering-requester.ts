import { VpcPeeringConnection } from '@cdktf/provider-aws/lib/vpc-peering-connection';
import { VpcPeeringConnectionOptions } from '@cdktf/provider-aws/lib/vpc-peering-connection-options';
import { throwProblems } from '@etops/foundation';
import { Construct } from 'constructs';
import { declareRanges } from './internal/address-ranges';
import { checkLiteral, peeringTags, renderPeerRoutes } from './internal/peering';
import type { PeeringRequesterProps } from './peering-props';
import { checkPeering } from './plan/check-peering';

/**
 * The half of a peering connection that asks for it, and the routes of its side. The other half is a
 * {@link PeeringAccepter} in the stack of the other Region.
 *
 * Routes over a connection that is not accepted yet lead nowhere, and come to life with it.
 *
 * @throws ValidationError with every problem of the props
 */
export class PeeringRequester extends Construct {
  /** Id of the connection, known after apply: record it for the accepter. AWS drops a request after 7 days. */
  readonly connectionId: string;

  constructor(scope: Construct, id: string, props: PeeringRequesterProps) {
    super(scope, id);
    const { network, peer, remoteDnsResolution = false } = props;
    throwProblems(this, [
      ...checkPeering(network.cidrBlock, peer.cidrBlock, props.routeTables),
      ...checkLiteral('peer.vpcId', peer.vpcId),
    ]);
    declareRanges(this, { ranges: [{ kind: 'peer', prop: 'peer.cidrBlock', cidrBlock: peer.cidrBlock }] });
    const connection = new VpcPeeringConnection(this, 'connection', {
      vpcId: network.vpcId,
      peerVpcId: peer.vpcId,
      peerRegion: peer.region,
      ...(peer.accountId === undefined ? {} : { peerOwnerId: peer.accountId }),
      autoAccept: false,
      tags: peeringTags(props, `peering-${peer.region}`),
    });
    if (remoteDnsResolution) {
      new VpcPeeringConnectionOptions(this, 'options', {
        vpcPeeringConnectionId: connection.id,
        requester: { allowRemoteVpcDnsResolution: true },
      });
    }
    renderPeerRoutes(this, props, peer.cidrBlock, connection.id);
    this.connectionId = connection.id;
  }
}
