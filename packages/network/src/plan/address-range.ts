import { overlaps, parseCidr } from './cidr';

/** A range that a construct owns or declares, as plain data, so that two versions of this package understand it. */
export interface AddressRange {
  /**
   * - `network`: a VPC of this app
   * - `reserved`: used elsewhere, on-premises for instance
   * - `peer`: a VPC at the other end of a peering connection, perhaps a `network` of this app
   */
  readonly kind: 'network' | 'reserved' | 'peer';
  /** The prop that holds it, for messages. */
  readonly prop: string;
  readonly cidrBlock: string;
}

/** Whether two ranges, declared by different constructs of an app, cannot both be right. */
export function rangesConflict(one: AddressRange, other: AddressRange): boolean {
  const [a, b] = [parseCidr(one.cidrBlock), parseCidr(other.cidrBlock)];
  if (a === undefined || b === undefined || !overlaps(a, b)) {
    return false;
  }
  const kinds = new Set([one.kind, other.kind]);
  if (kinds.size === 1) {
    // Two networks that overlap; but one site, or one peer, may be declared by several constructs.
    return kinds.has('network');
  }
  // A peer is usually a network of the same app: the very same range.
  return !(kinds.has('peer') && kinds.has('network') && one.cidrBlock === other.cidrBlock);
}
