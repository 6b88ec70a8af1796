/**
 * Sizes that AWS accepts for a subnet, as prefix lengths.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html (checked 2026-11-22)
 */
export const SUBNET_PREFIX = { min: 16, max: 28 } as const;

/**
 * Prefix lengths of a VPC with 64 equal subnets and room to grow: AWS accepts /16 to /28, and a /20 has subnets of 59
 * usable addresses.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html (checked 2026-11-22)
 */
export const VPC_PREFIX = { min: 16, max: 20 } as const;

/**
 * Range that Docker's bridge and some AWS services use inside instances.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html (checked 2026-11-22)
 */
export const RANGE_TO_AVOID = '172.17.0.0/16';

/** Availability Zones of one network: two survive the loss of one, and no Region has more than six. */
export const ZONE_COUNT = { min: 2, max: 6 } as const;

/**
 * Rules of a network ACL per direction and IP version, before a quota increase: AWS counts 20, including its own rule
 * that denies the rest.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html (checked 2026-11-22)
 */
export const NETWORK_ACL_RULES = { min: 0, max: 19 } as const;

/**
 * Rule numbers of a network ACL.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html (checked 2026-11-22)
 */
export const NETWORK_ACL_RULE_NUMBER = { min: 1, max: 32766 } as const;

/**
 * TCP and UDP ports of a rule, port 0 included: ranges may begin with it.
 *
 * @see https://datatracker.ietf.org/doc/html/rfc6335
 */
export const NETWORK_ACL_PORT = { min: 0, max: 65_535 } as const;

/**
 * Routes that a virtual private gateway can propagate to a route table.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html (checked 2026-11-22)
 */
export const PROPAGATED_ROUTES = { min: 1, max: 100 } as const;

/** Autonomous system numbers of BGP: 32 bits, 0 and the last one reserved. */
export const BGP_ASN = { min: 1, max: 4294967294 } as const;

/**
 * Autonomous system numbers that no customer gateway can have, and those of Amazon's own routers in single Regions.
 *
 * @see https://docs.aws.amazon.com/vpn/latest/s2svpn/cgw-options.html (checked 2026-11-28)
 */
export const RESERVED_ASN: { readonly everywhere: number; readonly byRegion: Readonly<Record<string, number>> } = {
  everywhere: 7224,
  byRegion: { 'eu-west-1': 9059, 'ap-northeast-1': 10124, 'ap-southeast-1': 17943 },
};

/** Largest autonomous system number that the provider's `bgp_asn` accepts; larger ones use `bgp_asn_extended`. */
export const BGP_ASN_ARGUMENT = { min: 1, max: 2147483647 } as const;

/**
 * Private autonomous system numbers for the Amazon side.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpnGateway.html (checked 2026-11-22)
 */
export const AMAZON_SIDE_ASN = [
  { min: 64512, max: 65534 },
  { min: 4200000000, max: 4294967294 },
] as const;

/**
 * Length of the name of a customer gateway's device.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateCustomerGateway.html (checked 2026-11-28)
 */
export const DEVICE_NAME_LENGTH = { min: 1, max: 255 } as const;

/**
 * Range of a tunnel's inside /30, and the blocks of it that AWS reserves.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpnTunnelOptionsSpecification.html (checked 2026-11-22)
 */
export const TUNNEL_INSIDE = {
  range: '169.254.0.0/16',
  prefixLength: 30,
  tunnels: 2,
  reserved: [
    '169.254.0.0/30',
    '169.254.1.0/30',
    '169.254.2.0/30',
    '169.254.3.0/30',
    '169.254.4.0/30',
    '169.254.5.0/30',
    '169.254.169.252/30',
  ],
} as const;
