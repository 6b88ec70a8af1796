import type { Checked, ProblemList } from '@etops/foundation';
import { checkResourceId, isRegionId, isToken, partitionOf, propPath, show } from '@etops/foundation';
import { overlaps, parseCidr, readCidr } from '../address-plan';
import { checkRouteTables } from '../vpc';
import type { PeeringProps, PeeringRequesterProps } from './peering-props';

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
  checkResourceId(problems, propPath(path, 'network.vpcId'), network.vpcId, 'vpc');
  readCidr(problems, propPath(path, 'network.cidrBlock'), network.cidrBlock);
  checkRouteTables(problems, propPath(path, 'routeTables'), routeTables, 'the other side');
}

/**
 * Checks the VPC of the other side: its id, Region and account. It may be in the same Region, as AWS allows, but it is
 * another one.
 */
export function checkRequestedPeer(
  problems: ProblemList,
  path: string,
  { environment, network, peer }: Checked<PeeringRequesterProps>,
): void {
  const { vpcId, region, accountId } = peer;
  checkResourceId(problems, `${path}.vpcId`, problems.literal(`${path}.vpcId`, vpcId, RECORD_THE_ID), 'vpc');
  problems.require(
    isToken(vpcId) || vpcId !== network.vpcId,
    'PEERING_SELF',
    () =>
      `${path}.vpcId must be another VPC, got ${show(vpcId)} for both sides; use the id from the other stack's outputs`,
  );
  const literal = problems.literal(`${path}.region`, region);
  problems.require(
    literal === undefined || (isRegionId(literal) && partitionOf(literal) === partitionOf(environment.region)),
    'PEERING_REGION',
    () =>
      `${path}.region must be an AWS Region id of the same partition, got ${show(region)}; use one such as 'eu-west-1'`,
  );
  problems.require(
    accountId === undefined || isToken(accountId) || /^\d{12}$/.test(accountId),
    'PEERING_ACCOUNT',
    () => `${path}.accountId must be twelve digits, got ${show(accountId)}; omit it for this account`,
  );
}
