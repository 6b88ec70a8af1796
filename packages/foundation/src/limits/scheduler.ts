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
