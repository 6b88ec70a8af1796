/**
 * Characters of an alarm's name.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html (checked 2026-11-23)
 */
export const ALARM_NAME_LENGTH = { min: 1, max: 255 } as const;

/** Characters of an alarm's description. */
export const ALARM_DESCRIPTION_LENGTH = { min: 0, max: 1024 } as const;

/** Dimensions of an alarm's metric. */
export const ALARM_DIMENSIONS = { min: 0, max: 30 } as const;

/** Seconds that an alarm looks back: a day, or seven days with periods of an hour or more. */
export const ALARM_WINDOW_SECONDS = { fine: 86_400, hourly: 3600, max: 604_800 } as const;

/**
 * Characters of a log group's name.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html (checked 2026-11-23)
 */
export const LOG_GROUP_NAME_LENGTH = { min: 1, max: 512 } as const;

/**
 * Retention periods that CloudWatch Logs accepts, in days.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html (checked 2026-11-22)
 */
export const LOG_RETENTION_DAYS: readonly number[] = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];
