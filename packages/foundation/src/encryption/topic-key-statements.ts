import type { EnvironmentRef } from '@etops/contracts';
import { arnOf } from '../environment';
import type { PolicyStatement } from '../iam';

/** AWS service that publishes to an SNS topic with its service principal. */
export type TopicPublisher = 'cloudwatch-alarms' | 'eventbridge' | 'budgets' | 'backup' | 'rds-events';

/**
 * Service principals of the publishers.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
 * @see https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-sns-policy.html
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-notifications.html
 */
export const PUBLISHER_PRINCIPALS: Readonly<Record<TopicPublisher, string>> = {
  'cloudwatch-alarms': 'cloudwatch.amazonaws.com',
  eventbridge: 'events.amazonaws.com',
  budgets: 'budgets.amazonaws.com',
  backup: 'backup.amazonaws.com',
  'rds-events': 'events.rds.amazonaws.com',
};

/** Actions on a topic's key that publishing needs, for a service as well as for a role. */
export const USE_TOPIC_KEY: readonly string[] = ['kms:Decrypt', 'kms:GenerateDataKey*'];

/**
 * Returns the key policy statements that allow services to publish to an encrypted topic.
 *
 * The topic is their only condition. EventBridge sends KMS neither `aws:SourceAccount` nor `aws:SourceArn`: with such a
 * condition, it silently delivers nothing. The topic's policy names the account for services that send it.
 *
 * @param topicName physical name of the topic, whose ARN is the encryption context
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
 */
export function topicKeyStatements(
  environment: EnvironmentRef,
  topicName: string,
  publishers: readonly TopicPublisher[],
): readonly PolicyStatement[] {
  return publishers.length === 0
    ? []
    : [
        {
          Sid: 'Publishers',
          Effect: 'Allow',
          Principal: { Service: publishers.map((publisher) => PUBLISHER_PRINCIPALS[publisher]) },
          Action: USE_TOPIC_KEY,
          Resource: '*',
          Condition: {
            ArnEquals: { 'kms:EncryptionContext:aws:sns:topicArn': arnOf(environment, 'sns', topicName) },
          },
        },
      ];
}
