/**
 * Numbers and forms that Route 53 sets.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html (checked 2026-11-22)
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-creating-values.html (checked 2026-11-22)
 */

/** Where Route 53 checks from. */
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

export type CheckerRegion = (typeof CHECKER_REGIONS)[number];

export const MIN_CHECKER_REGIONS = 3;

/** Longest text that an answer is searched for. */
export const MAX_SEARCH_STRING_LENGTH = 255;

/** Children of a calculated check. @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DNSLimitations.html (checked 2026-11-23) */
export const MAX_CHILD_CHECKS = 255;

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

/**
 * Shortest period of an alarm that a health check can watch: its metric has standard resolution.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-creating-values.html (checked 2026-11-23)
 */
export const MIN_ALARM_PERIOD_SECONDS = 60;

/** Statistics of alarms that health checks can watch. @see https://docs.aws.amazon.com/Route53/latest/APIReference/API_AlarmIdentifier.html (checked 2026-11-23) */
export const ALARM_STATISTICS = ['Average', 'Minimum', 'Maximum', 'Sum', 'SampleCount'] as const;

/** Where the metrics of health checks are. @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/monitoring-health-checks.html (checked 2026-11-23) */
export const HEALTH_METRICS_REGION = 'us-east-1';

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html (checked 2026-11-23) */
export const ALARM_NAME_MAX_LENGTH = 255;

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html (checked 2026-11-23) */
export const ROLE_NAME_MAX_LENGTH = 64;

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html (checked 2026-11-23) */
export const STATE_MACHINE_NAME_MAX_LENGTH = 80;

/** @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html (checked 2026-11-23) */
export const SCHEDULE_NAME_MAX_LENGTH = 64;

/** Names in one GetParameters. @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameters.html (checked 2026-11-23) */
export const MAX_PARAMETERS_READ = 10;
