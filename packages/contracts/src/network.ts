/** A subnet that exists, or will when its stack is applied. */
export interface SubnetRef {
  readonly id: string;
  /** Availability Zone name, for example `eu-central-1a`; a literal, so that consumers can count zones at synth. */
  readonly availabilityZone: string;
}

/**
 * A VPC as its consumers see it. `@etops/network` makes one; an existing VPC is an object literal.
 *
 * Consumers take a `Pick` of it, so that a literal needs to name only what is used.
 */
export interface NetworkRef {
  readonly vpcId: string;
  /** The VPC's primary IPv4 range. */
  readonly cidrBlock: string;
  /** Subnets with a route to an internet gateway: load balancers and NAT gateways. */
  readonly publicSubnets: readonly SubnetRef[];
  /** Private subnets, usually with a route out through NAT: servers. */
  readonly applicationSubnets: readonly SubnetRef[];
  /** Isolated subnets without a route to the internet: databases. */
  readonly dataSubnets: readonly SubnetRef[];
}
