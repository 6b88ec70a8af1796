/**
 * Limits of Route 53, each with its source.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html (checked 2026-11-22)
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-creating-values.html (checked 2026-11-22)
 */

/** Regions of Route 53's health checkers. */
export const CHECKER_REGIONS = [
  'us-east-1',
  'us-west-1',
  'us-west-2',
  'eu-west-1',
  'ap-northeast-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'sa-east-1',
] as const;

/** A Region of Route 53's health checkers. */
export type CheckerRegion = (typeof CHECKER_REGIONS)[number];

/** Regions of one health check. */
export const CHECKER_REGIONS_PER_CHECK = { min: 3, max: CHECKER_REGIONS.length } as const;

/** Characters of the text that an answer is searched for. */
export const SEARCH_STRING_LENGTH = { min: 1, max: 255 } as const;

/** Children of a calculated check. @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DNSLimitations.html (checked 2026-11-23) */
export const CHILD_CHECKS = { min: 1, max: 255 } as const;

/** Seconds between two requests of one checker; cannot be changed on an existing check. */
export const CHECK_INTERVALS_SECONDS = [10, 30] as const;

/** Consecutive requests after which a checker changes the status. */
export const FAILURE_THRESHOLD = { min: 1, max: 10 } as const;

/** Characters of the path that health checks request. */
export const PATH_LENGTH = { min: 1, max: 255 } as const;

/** Weights of records. @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-values-weighted.html (checked 2026-11-22) */
export const WEIGHT = { min: 0, max: 255 } as const;

/**
 * TTL of an alias to a load balancer. Siblings of such an alias need the same TTL: otherwise resolvers cache one answer
 * longer than the other, which distorts the weights.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-choosing-alias-non-alias.html (checked 2026-11-22)
 */
export const ALIAS_TTL_SECONDS = 60;

/** Values of one record. @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DNSLimitations.html (checked 2026-11-28) */
export const VALUES_PER_RECORD = { min: 1, max: 100 } as const;

/**
 * Zone id of every CloudFront distribution in an alias.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/APIReference/API_AliasTarget.html (checked 2026-11-28)
 */
export const CLOUDFRONT_ZONE_ID = 'Z2FDTNDATAQYW2';

/** Records of one name and type in a weighted set. @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DNSLimitations.html (checked 2026-11-22) */
export const WEIGHTED_RECORDS = { min: 1, max: 100 } as const;

/** Characters of a host name. @see https://datatracker.ietf.org/doc/html/rfc1123 */
export const HOST_NAME_LENGTH = { min: 1, max: 253 } as const;

/** Characters of a hosted zone's id. @see https://docs.aws.amazon.com/Route53/latest/APIReference/API_AliasTarget.html (checked 2026-11-22) */
export const ZONE_ID_LENGTH = { min: 1, max: 32 } as const;

/**
 * Seconds of the period of an alarm that a health check can follow: its metric has standard resolution.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-creating-values.html (checked 2026-11-23)
 */
export const ALARM_PERIOD_SECONDS = { min: 60 } as const;

/** Statistics of alarms that health checks can follow. @see https://docs.aws.amazon.com/Route53/latest/APIReference/API_AlarmIdentifier.html (checked 2026-11-23) */
export const ALARM_STATISTICS = ['Average', 'Minimum', 'Maximum', 'Sum', 'SampleCount'] as const;

/** Names in one GetParameters. @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameters.html (checked 2026-11-23) */
export const PARAMETERS_READ = { min: 1, max: 10 } as const;
