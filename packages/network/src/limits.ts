/**
 * Sizes that AWS accepts for a subnet, as prefix lengths.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html (checked 2026-11-22)
 */
export const SUBNET_PREFIX = { shortest: 16, longest: 28 } as const;

/**
 * Sizes of a VPC that can be cut into 64 equal subnets with room to grow: AWS accepts /16 to /28, and a /20 gives
 * subnets of 59 usable addresses.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html (checked 2026-11-22)
 */
export const VPC_PREFIX = { shortest: 16, longest: 20 } as const;

/**
 * Range that Docker's bridge and some AWS services take for themselves inside instances.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html (checked 2026-11-22)
 */
export const RANGE_TO_AVOID = '172.17.0.0/16';

/** Availability Zones of one network: two is the least that survives the loss of one, six the most any Region has. */
export const ZONE_COUNT = { least: 2, most: 6 } as const;

/**
 * Retention of a CloudWatch log group, in days.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html (checked 2026-11-22)
 */
export const LOG_RETENTION_DAYS: readonly number[] = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/**
 * Rules of a network ACL, each direction and IP version by itself, before a quota increase: AWS counts 20, one of which
 * is its own that denies the rest.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html (checked 2026-11-22)
 */
export const NETWORK_ACL_RULES = 19;

/**
 * Rule numbers of a network ACL.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html (checked 2026-11-22)
 */
export const NETWORK_ACL_RULE_NUMBER = { least: 1, most: 32766 } as const;

/**
 * Routes that a route table takes from a virtual private gateway.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html (checked 2026-11-22)
 */
export const PROPAGATED_ROUTES = 100;

/** Autonomous system numbers as BGP has them: 32 bits, 0 and the last one reserved. */
export const BGP_ASN = { least: 1, most: 4294967294 } as const;

/**
 * Private autonomous system numbers that Amazon's side may have; the first is the default. It cannot be changed later.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpnGateway.html (checked 2026-11-22)
 */
export const AMAZON_SIDE_ASN = [
  { least: 64512, most: 65534 },
  { least: 4200000000, most: 4294967294 },
] as const;

/**
 * Where a tunnel's inside /30 lies, and the blocks of it that AWS keeps.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpnTunnelOptionsSpecification.html (checked 2026-11-22)
 */
export const TUNNEL_INSIDE = {
  range: '169.254.0.0/16',
  prefixLength: 30,
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
