import type { Problem } from '@etops/foundation';
import { ProblemList } from '@etops/foundation';
import { overlaps, parseCidr, readCidr } from './cidr';

/** What is wrong with the ranges of a peering connection's two sides. */
export function checkPeering(own: string, peer: string): readonly Problem[] {
  const problems = new ProblemList();
  const [ownRange, peerRange] = [parseCidr(own), readCidr('peer.cidrBlock', peer, problems)];
  problems.require(
    ownRange === undefined || peerRange === undefined || !overlaps(ownRange, peerRange),
    'PEERING_CIDR_OVERLAP',
    () =>
      `peer.cidrBlock must not overlap the network's ${own}, got '${peer}'; AWS refuses such a connection, give one of them another range`,
  );
  return problems.all;
}
