/**
 * Characters of a topic's name.
 *
 * @see https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html (checked 2026-11-23)
 */
export const TOPIC_NAME_LENGTH = { min: 1, max: 256 } as const;

/**
 * Seconds for which a queue keeps a message: one minute to 14 days.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html (checked 2026-11-27)
 */
export const QUEUE_RETENTION_SECONDS = { min: 60, max: 1_209_600 } as const;

/**
 * Characters of an EventBridge rule's name.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html (checked 2026-11-23)
 */
export const EVENT_RULE_NAME_LENGTH = { min: 1, max: 64 } as const;
