/** A subnet. */
export interface SubnetRef {
  /** Subnet id, for example `subnet-0a1b2c3d4e5f60718`. */
  readonly id: string;
  /** Availability Zone name, for example `eu-central-1a`; a literal, so that consumers can count zones at synth. */
  readonly availabilityZone: string;
}

/**
 * A VPC as its consumers see it. `@etops/network` creates one; describe an existing VPC with an object literal.
 *
 * Consumers accept a `Pick` of it, so that a literal contains only the members in use.
 */
export interface NetworkRef {
  /** VPC id, for example `vpc-0a1b2c3d4e5f60718`. */
  readonly vpcId: string;
  /** Primary IPv4 CIDR block of the VPC. */
  readonly cidrBlock: string;
  /** Subnets with a route to an internet gateway: load balancers and NAT gateways. */
  readonly publicSubnets: readonly SubnetRef[];
  /** Private subnets, usually with a route to a NAT gateway: servers. */
  readonly applicationSubnets: readonly SubnetRef[];
  /** Isolated subnets without a route to the internet: databases. */
  readonly dataSubnets: readonly SubnetRef[];
  /**
   * Resources of the same stack, by address, without which a subnet carries no traffic: routes and network ACLs. Servers
   * depend on them, since a subnet exists before its routes do.
   *
   * @default - none: the network exists already
   */
  readonly ready?: readonly { readonly fqn: string }[];
}
