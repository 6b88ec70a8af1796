import type { Checked, ProblemList } from '@etops/foundation';
import { propPath } from '@etops/foundation';
import { overlaps, parseCidr, readCidr } from '../address-plan';
import { checkRouteTables } from '../vpc';
import type { PeeringProps } from './peering-props';

/** Advice for ids of the other side that are tokens, which would tie the two stacks together. */
export const RECORD_THE_ID = "record the id from the other stack's outputs, each side must apply alone";

/** Checks the ranges of both sides, and the route tables of this one. */
export function checkPeering(
  problems: ProblemList,
  path: string,
  { network, peer, routeTables }: Checked<PeeringProps> & { readonly peer: { readonly cidrBlock: string } },
): void {
  const peerPath = propPath(path, 'peer.cidrBlock');
  const own = parseCidr(network.cidrBlock);
  const other = readCidr(problems, peerPath, problems.literal(peerPath, peer.cidrBlock));
  problems.require(
    own === undefined || other === undefined || !overlaps(own, other),
    'PEERING_CIDR_OVERLAP',
    () =>
      `${peerPath} must not overlap the network's ${network.cidrBlock}, got '${peer.cidrBlock}'; use another range for one of them, AWS rejects such a connection`,
  );
  checkRouteTables(problems, propPath(path, 'routeTables'), routeTables);
}
