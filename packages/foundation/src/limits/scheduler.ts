/**
 * Characters of a schedule's name.
 *
 * @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html (checked 2026-11-23)
 */
export const SCHEDULE_NAME_LENGTH = { min: 1, max: 64 } as const;

/**
 * Retries of a schedule's target.
 *
 * @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_RetryPolicy.html (checked 2026-11-27)
 */
export const SCHEDULE_RETRIES = { min: 0, max: 185 } as const;

/**
 * Seconds after which EventBridge Scheduler drops an event.
 *
 * @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_RetryPolicy.html (checked 2026-11-27)
 */
export const SCHEDULE_EVENT_AGE_SECONDS = { min: 60, max: 86_400 } as const;
