import { VpcPeeringConnectionAccepterA } from '@cdktf/provider-aws/lib/vpc-peering-connection-accepter';
import { VpcPeeringConnectionOptions } from '@cdktf/provider-aws/lib/vpc-peering-connection-options';
import { checkResourceId, checkProps, ProblemList, throwProblems } from '@etops/foundation';
import { Construct } from 'constructs';
import { declareRanges } from '../address-plan';
import { checkPeering, RECORD_THE_ID } from './check-peering';
import { peeringTags, renderPeerRoutes } from './peer-routes';
import type { PeeringAccepterProps } from './peering-props';
import { shapes } from '../shapes.generated';

/**
 * Creates the accepting half of a peering connection, and the routes of its side. The other half is a
 * {@link PeeringRequester}.
 *
 * @throws ValidationError with every problem of the props
 */
export class PeeringAccepter extends Construct {
  constructor(scope: Construct, id: string, props: PeeringAccepterProps) {
    super(scope, id);
    const checked = checkProps(this, shapes, 'PeeringAccepterProps', props);
    const { peer, connectionId, remoteDnsResolution = false } = checked;
    const problems = new ProblemList();
    checkPeering(problems, '', checked);
    const literal = problems.literal('connectionId', connectionId, RECORD_THE_ID);
    checkResourceId(problems, 'connectionId', literal, 'peering-connection');
    throwProblems(this, problems.all);
    declareRanges(this, { ranges: [{ kind: 'peer', prop: 'peer.cidrBlock', cidrBlock: peer.cidrBlock }] });
    const accepter = new VpcPeeringConnectionAccepterA(this, 'accepter', {
      vpcPeeringConnectionId: connectionId,
      autoAccept: true,
      tags: peeringTags(checked, 'peering'),
    });
    // Written when it is off, too: the provider makes no call when the options disappear.
    new VpcPeeringConnectionOptions(this, 'options', {
      vpcPeeringConnectionId: accepter.id,
      accepter: { allowRemoteVpcDnsResolution: remoteDnsResolution },
    });
    renderPeerRoutes(this, checked, peer.cidrBlock, connectionId, [accepter]);
  }
}
