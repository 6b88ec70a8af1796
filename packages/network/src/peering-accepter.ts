import { VpcPeeringConnectionAccepterA } from '@cdktf/provider-aws/lib/vpc-peering-connection-accepter';
import { VpcPeeringConnectionOptions } from '@cdktf/provider-aws/lib/vpc-peering-connection-options';
import { throwProblems } from '@etops/foundation';
import { Construct } from 'constructs';
import { declareRanges } from './internal/address-ranges';
import { checkLiteral, peeringTags, renderPeerRoutes } from './internal/peering';
import type { PeeringAccepterProps } from './peering-props';
import { checkPeering } from './plan/check-peering';

/**
 * The half of a peering connection that accepts it, and the routes of its side. The other half is a
 * {@link PeeringRequester}.
 *
 * @throws ValidationError with every problem of the props
 */
export class PeeringAccepter extends Construct {
  constructor(scope: Construct, id: string, props: PeeringAccepterProps) {
    super(scope, id);
    const { network, peer, connectionId, remoteDnsResolution = false } = props;
    throwProblems(this, [
      ...checkPeering(network.cidrBlock, peer.cidrBlock, props.routeTables),
      ...checkLiteral('connectionId', connectionId),
    ]);
    declareRanges(this, { ranges: [{ kind: 'peer', prop: 'peer.cidrBlock', cidrBlock: peer.cidrBlock }] });
    const accepter = new VpcPeeringConnectionAccepterA(this, 'accepter', {
      vpcPeeringConnectionId: connectionId,
      autoAccept: true,
      tags: peeringTags(props, 'peering'),
    });
    if (remoteDnsResolution) {
      new VpcPeeringConnectionOptions(this, 'options', {
        vpcPeeringConnectionId: accepter.id,
        accepter: { allowRemoteVpcDnsResolution: true },
      });
    }
    renderPeerRoutes(this, props, peer.cidrBlock, connectionId, [accepter]);
  }
}
