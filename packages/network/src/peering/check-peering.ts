import type { ProblemList } from '@etops/foundation';
import { Token } from 'cdktf';
import { overlaps, parseCidr, readCidr } from '../address-plan';
import { checkRouteTables } from '../vpc';
import type { PeeringProps } from './peering-props';

/** Checks the ranges of both sides, and the route tables of this one. */
export function checkPeering(
  problems: ProblemList,
  path: string,
  { network, peer, routeTables }: PeeringProps & { readonly peer: { readonly cidrBlock: string } },
): void {
  const [own, other] = [parseCidr(network.cidrBlock), readCidr(problems, `${path}peer.cidrBlock`, peer.cidrBlock)];
  problems.require(
    own === undefined || other === undefined || !overlaps(own, other),
    'PEERING_CIDR_OVERLAP',
    () =>
      `${path}peer.cidrBlock must not overlap the network's ${network.cidrBlock}, got '${peer.cidrBlock}'; use another range for one of them, AWS rejects such a connection`,
  );
  checkRouteTables(problems, `${path}routeTables`, routeTables);
}

/** Checks that an id of the other side is a literal: a token would tie the two stacks together. */
export function checkRecordedId(problems: ProblemList, path: string, value: string): void {
  problems.require(
    !Token.isUnresolved(value),
    'PEERING_TOKEN',
    () =>
      `${path} must be a literal, got a token; record the id from the other stack's outputs, each side must apply alone`,
  );
}
