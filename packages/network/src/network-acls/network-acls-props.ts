/** One rule of a network ACL; the matching rule with the lowest number applies. */
export interface NetworkAclRule {
  /** Number of the rule, 1 to 32766, unique per direction; leave gaps. */
  readonly ruleNumber: number;
  /** Action for matching traffic. */
  readonly action: 'allow' | 'deny';
  /** Protocol; `icmp` with an IPv6 range is ICMPv6. */
  readonly protocol: 'all' | 'tcp' | 'udp' | 'icmp';
  /** IPv4 or IPv6 range of the other side, with its prefix length. */
  readonly cidrBlock: string;
  /**
   * First port, 0 to 65535; required for `tcp` and `udp`, not allowed for others.
   *
   * @default - all ports
   */
  readonly fromPort?: number;
  /**
   * Last port, `fromPort` to 65535.
   *
   * @default - `fromPort`
   */
  readonly toPort?: number;
}

/** Rules of a tier's network ACL. It is stateless: responses need rules too, for the ephemeral ports 1024 to 65535. */
export interface NetworkAclRules {
  /** Rules for traffic to the tier: at most 19 for IPv4, and 19 for IPv6. */
  readonly ingress: readonly NetworkAclRule[];
  /** Rules for traffic from the tier: at most 19 for IPv4, and 19 for IPv6. */
  readonly egress: readonly NetworkAclRule[];
}

/** Network ACLs of a network. */
export interface NetworkAclOptions {
  /**
   * Rules by tier name, instead of those that allow everything.
   *
   * @default - the network ACLs allow everything; security groups restrict traffic
   */
  readonly networkAcls?: Readonly<Record<string, NetworkAclRules>>;
}
