/** Reference to a topic for notifications, and to its key. */
export interface NotificationsRef {
  /** ARN of the topic. */
  readonly topicArn: string;
  /** ARN of the topic's key, which also encrypts the logs of the clean-up and of the freshness monitor. */
  readonly kmsKeyArn: string;
}
