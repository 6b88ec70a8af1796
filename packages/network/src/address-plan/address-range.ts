import { overlaps, parseCidr } from './cidr';

/** A range that a construct owns or declares: plain data, so that two versions of this package understand it. */
export interface AddressRange {
  /**
   * - `network`: a VPC of this app
   * - `reserved`: in use elsewhere, for example on-premises
   * - `peer`: a VPC at the other end of a peering connection, possibly a `network` of this app
   */
  readonly kind: 'network' | 'reserved' | 'peer';
  /** Path of the prop that contains it, for messages. */
  readonly prop: string;
  readonly cidrBlock: string;
}

/** Returns whether two ranges that different constructs of an app declare contradict each other. */
export function rangesConflict(one: AddressRange, other: AddressRange): boolean {
  const [a, b] = [parseCidr(one.cidrBlock), parseCidr(other.cidrBlock)];
  if (a === undefined || b === undefined || !overlaps(a, b)) {
    return false;
  }
  const kinds = new Set([one.kind, other.kind]);
  if (kinds.size === 1) {
    // Two networks must not overlap, but several constructs may declare the same site or peer.
    return kinds.has('network');
  }
  // A peer is usually a network of the same app, with the same range.
  return !(kinds.has('peer') && kinds.has('network') && one.cidrBlock === other.cidrBlock);
}
