/**
 * Reach of a tier's subnets.
 *
 * - `public`: a route to an internet gateway
 * - `private`: a route to a NAT gateway, none from the internet
 * - `isolated`: no route to the internet
 */
export type TierKind = 'public' | 'private' | 'isolated';

/** A tier: one subnet in each zone, for one purpose. */
export interface TierProps {
  /** Name of the tier. `public`, `application` and `data` always exist; any other name adds a tier. */
  readonly name: string;
  /**
   * Reach of the subnets; required for an additional tier.
   *
   * @default - fixed for `public`, `application` and `data`
   */
  readonly kind?: TierKind;
  /**
   * Position of the tier in the address plan, 3 to 7; required for an additional tier. The addresses of its subnets are
   * computed from it: never change or reuse a slot.
   *
   * @default - 0, 1 and 2 for `public`, `application` and `data`
   */
  readonly slot?: number;
  /**
   * CIDR blocks by zone, instead of the computed ones.
   *
   * @default - computed from the slot
   */
  readonly cidrBlocks?: Readonly<Record<string, string>>;
}

/** A range that is in use elsewhere, for example on-premises, at a partner or in an older VPC. */
export interface ReservedRange {
  /** Owner of the range, for messages, for example `on-premises`. */
  readonly name: string;
  /** The range in CIDR form. */
  readonly cidrBlock: string;
}

/** Addresses of a network. */
export interface AddressPlanOptions {
  /** CIDR block of the VPC: a literal, private, /16 to /20; see {@link planEnvironments}. */
  readonly cidrBlock: string;
  /**
   * Names of two to six Availability Zones of the Region, as literals. Zone names differ between accounts, and a data
   * source is not known at synth: use the names that your account shows.
   */
  readonly availabilityZones: readonly string[];
  /**
   * Additional tiers, and explicit CIDR blocks for `public`, `application` and `data`.
   *
   * @default - public, application and data
   */
  readonly tiers?: readonly TierProps[];
  /**
   * Ranges in use elsewhere that no network of this app may overlap. Those of customer gateways and peers are added.
   *
   * @default - none
   */
  readonly reserved?: readonly ReservedRange[];
}
