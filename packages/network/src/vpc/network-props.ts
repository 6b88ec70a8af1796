import type { EnvironmentRef } from '@etops/contracts';
import type { AddressPlanOptions } from '../address-plan';
import type { EndpointOptions } from '../endpoints';
import type { FlowLogOptions } from '../flow-logs';
import type { NetworkAclOptions } from '../network-acls';

/**
 * NAT gateways of the private tiers.
 *
 * - `per-availability-zone`: the loss of a zone affects no other zone
 * - `single`: one in the first zone, for all zones; its loss cuts off all of them
 * - `none`: no route to the internet over IPv4; only AWS services with endpoints are reachable
 */
export type NatGateways = 'per-availability-zone' | 'single' | 'none';

/** Props of {@link Network}. */
export interface NetworkProps extends AddressPlanOptions, EndpointOptions, FlowLogOptions, NetworkAclOptions {
  /**
   * Environment that the network belongs to.
   *
   * @default - that of the stack, an `EnvironmentStack`
   */
  readonly environment?: EnvironmentRef;
  /**
   * Name of the network, part of physical names: another one for each network of an environment.
   *
   * @default 'network'
   */
  readonly name?: string;
  /**
   * NAT gateways of the private tiers.
   *
   * @default 'per-availability-zone'
   */
  readonly natGateways?: NatGateways;
  /**
   * Whether the VPC has IPv6: a /56 that Amazon provides, a /64 of it for each subnet, and an egress-only internet
   * gateway for private tiers.
   *
   * @default false
   */
  readonly ipv6?: boolean;
}
