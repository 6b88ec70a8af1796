import type { Problem } from '@etops/foundation';
import { ProblemList } from '@etops/foundation';
import type { RouteTableRef } from '../route-table-ref';
import { checkRouteTables } from './check-route-tables';
import { overlaps, parseCidr, readCidr } from './cidr';

/** What is wrong with the ranges of a peering connection's two sides, and the tables of this one. */
export function checkPeering(own: string, peer: string, routeTables: readonly RouteTableRef[]): readonly Problem[] {
  const problems = new ProblemList();
  const [ownRange, peerRange] = [parseCidr(own), readCidr('peer.cidrBlock', peer, problems)];
  problems.require(
    ownRange === undefined || peerRange === undefined || !overlaps(ownRange, peerRange),
    'PEERING_CIDR_OVERLAP',
    () =>
      `peer.cidrBlock must not overlap the network's ${own}, got '${peer}'; AWS refuses such a connection, give one of them another range`,
  );
  checkRouteTables(routeTables, problems);
  return problems.all;
}
