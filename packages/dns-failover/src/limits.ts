/**
 * Numbers and forms that Route 53 sets.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html (checked 2026-11-22)
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-creating-values.html (checked 2026-11-22)
 */

/** Seconds between two requests of one checker; cannot be changed on an existing check. */
export const CHECK_INTERVALS_SECONDS = [10, 30] as const;

/** Requests in a row after which a checker changes its mind. */
export const MIN_FAILURE_THRESHOLD = 1;
export const MAX_FAILURE_THRESHOLD = 10;

export const MAX_PATH_LENGTH = 255;

/** @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-values-weighted.html (checked 2026-11-22) */
export const MAX_WEIGHT = 255;

/**
 * TTL of an alias to a load balancer. Siblings of such an alias have the same, since resolvers would keep one answer
 * longer than the other, and weights would not hold.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-choosing-alias-non-alias.html (checked 2026-11-22)
 */
export const ALIAS_TTL_SECONDS = 60;

/** Records of one name and type in a weighted set. @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DNSLimitations.html (checked 2026-11-22) */
export const MAX_WEIGHTED_RECORDS = 100;

/** Longest id of a hosted zone. @see https://docs.aws.amazon.com/Route53/latest/APIReference/API_AliasTarget.html (checked 2026-11-22) */
export const MAX_ZONE_ID_LENGTH = 32;
