import type { EnvironmentRef } from '@etops/contracts';
import type { TopicPublisher } from '../encryption';
import { PUBLISHER_PRINCIPALS, USE_TOPIC_KEY } from '../encryption';
import { partitionOf } from '../environment';
import type { PolicyConditions, PolicyStatement } from '../iam';
import { allow } from '../iam';

/** Topic that a role publishes to. */
export interface TopicRef {
  /** ARN of the topic. */
  readonly topicArn: string;
  /**
   * ARN of the topic's key.
   *
   * @default - the topic is not encrypted, or with a key that needs no permission
   */
  readonly kmsKeyArn?: string;
}

/** Permission in the form of a task's `allow`. */
interface Permission {
  readonly resources: string;
  readonly actions?: readonly string[];
}

/** Returns the two statements that a role needs to publish to an encrypted topic. */
export function publishStatements({ topicArn, kmsKeyArn }: TopicRef): readonly PolicyStatement[] {
  return [
    allow('PublishToTopic', 'sns:Publish', topicArn),
    ...(kmsKeyArn === undefined ? [] : [allow('UseTopicKey', USE_TOPIC_KEY, kmsKeyArn)]),
  ];
}

/** Returns the permissions of a task `sns:publish`, for its `allow`. */
export function publishPermissions({ topicArn, kmsKeyArn }: TopicRef): readonly [Permission, ...Permission[]] {
  return [
    { resources: topicArn },
    ...(kmsKeyArn === undefined ? [] : [{ actions: USE_TOPIC_KEY, resources: kmsKeyArn }]),
  ];
}

/** Returns the statements of a topic's policy: each publisher is allowed, plain HTTP is denied. */
export function topicStatements(
  environment: EnvironmentRef,
  topicArn: string,
  publishers: readonly TopicPublisher[],
): readonly PolicyStatement[] {
  const conditions = publisherConditions(environment);
  return [
    ...publishers.map((publisher): PolicyStatement => ({
      Sid: SIDS[publisher],
      Effect: 'Allow',
      Principal: { Service: PUBLISHER_PRINCIPALS[publisher] },
      Action: 'sns:Publish',
      Resource: topicArn,
      ...(conditions[publisher] === undefined ? {} : { Condition: conditions[publisher] }),
    })),
    {
      Sid: 'TlsOnly',
      Effect: 'Deny',
      Principal: '*',
      Action: 'sns:Publish',
      Resource: topicArn,
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
  ];
}

const SIDS: Readonly<Record<TopicPublisher, string>> = {
  'cloudwatch-alarms': 'Alarms',
  eventbridge: 'Events',
  budgets: 'Budgets',
  backup: 'Backup',
  'rds-events': 'DatabaseEvents',
};

/**
 * Returns the conditions for each publisher. AWS documents none for EventBridge and AWS Backup: a condition that a
 * service does not meet silently loses its messages.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html (checked 2026-11-23)
 * @see https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-sns-policy.html
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.GrantingPermissions.html
 */
function publisherConditions(environment: EnvironmentRef): Readonly<Partial<Record<TopicPublisher, PolicyConditions>>> {
  const { accountId, region } = environment;
  const StringEquals = { 'aws:SourceAccount': accountId };
  return {
    'cloudwatch-alarms': { StringEquals },
    budgets: {
      StringEquals,
      ArnLike: { 'aws:SourceArn': `arn:${partitionOf(region)}:budgets::${accountId}:*` },
    },
    'rds-events': { StringEquals },
  };
}
