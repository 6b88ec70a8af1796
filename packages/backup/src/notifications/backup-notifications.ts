import { CloudwatchEventRule } from '@cdktf/provider-aws/lib/cloudwatch-event-rule';
import { CloudwatchEventTarget } from '@cdktf/provider-aws/lib/cloudwatch-event-target';
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { SnsTopicPolicy } from '@cdktf/provider-aws/lib/sns-topic-policy';
import type { EnvironmentRef } from '@etops/contracts';
import type { PolicyStatement } from '@etops/foundation';
import { arnOf, CustomerKey, nameFor, policyDocument } from '@etops/foundation';
import { Construct } from 'constructs';
import { machineLogGroupName } from '../internal/scheduled-machine';
import { EVENT_RULE_NAME_MAX_LENGTH, TOPIC_NAME_MAX_LENGTH } from '../limits';
import { eventPatterns } from './event-patterns';

/** Where people are told. */
export interface NotificationsRef {
  readonly topicArn: string;
  /** Key of the topic, which also encrypts the logs of clean-up and watch. */
  readonly kmsKeyArn: string;
}

export interface BackupNotificationsProps {
  readonly environment: EnvironmentRef;
}

const USE_KEY = ['kms:Decrypt', 'kms:GenerateDataKey*'];

/**
 * A topic that hears of every backup, copy, restore and restore test of a Region that failed, of failures that RDS
 * reports, and of plans and vaults that were deleted; alarms can be sent to it as well.
 *
 * The events of a copy come in its source's Region and in its target's: have one in each. AWS sends them as best it can,
 * so this finds what failed; what never began is found by {@link BackupWatch} and by alarms.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/eventbridge.html (checked 2026-11-23)
 */
export class BackupNotifications extends Construct {
  readonly ref: NotificationsRef;

  constructor(scope: Construct, id: string, { environment }: BackupNotificationsProps) {
    super(scope, id);
    const key = new CustomerKey(this, 'key', {
      environment,
      purpose: 'backup-notifications',
      statements: keyStatements(environment),
    });
    const topic = new SnsTopic(this, 'topic', {
      name: topicName(environment),
      displayName: `Backups of ${environment.name}`,
      kmsMasterKeyId: key.arn,
    });
    const policy = new SnsTopicPolicy(this, 'topic-policy', {
      arn: topic.arn,
      policy: policyDocument(...topicStatements(environment, topic.arn)),
    });
    for (const [rule, { description, pattern }] of Object.entries(eventPatterns)) {
      const eventRule = new CloudwatchEventRule(this, `${rule}-rule`, {
        name: nameFor(environment, `backup-${rule}`, { maxLength: EVENT_RULE_NAME_MAX_LENGTH }),
        description,
        eventPattern: JSON.stringify(pattern),
      });
      new CloudwatchEventTarget(this, `${rule}-target`, { rule: eventRule.name, arn: topic.arn, dependsOn: [policy] });
    }
    this.ref = { topicArn: topic.arn, kmsKeyArn: key.arn };
  }
}

function topicName(environment: EnvironmentRef): string {
  return nameFor(environment, 'backup', { maxLength: TOPIC_NAME_MAX_LENGTH });
}

/**
 * The topic is the publishers' only condition: with the source's account or ARN, EventBridge delivers nothing.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html (checked 2026-11-23)
 */
function keyStatements(environment: EnvironmentRef): readonly PolicyStatement[] {
  const { region } = environment;
  return [
    {
      Sid: 'Publishers',
      Effect: 'Allow',
      Principal: { Service: ['events.amazonaws.com', 'cloudwatch.amazonaws.com'] },
      Action: USE_KEY,
      Resource: '*',
      Condition: {
        ArnEquals: { 'kms:EncryptionContext:aws:sns:topicArn': arnOf(environment, 'sns', topicName(environment)) },
      },
    },
    {
      Sid: 'CloudWatchLogs',
      Effect: 'Allow',
      Principal: { Service: `logs.${region}.amazonaws.com` },
      Action: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
      Resource: '*',
      Condition: {
        ArnLike: {
          'kms:EncryptionContext:aws:logs:arn': arnOf(
            environment,
            'logs',
            `log-group:${machineLogGroupName(environment, '*')}`,
          ),
        },
      },
    },
  ];
}

/**
 * EventBridge publishes without a word about its rule: a condition on it would never be met.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html (checked 2026-11-23)
 */
function topicStatements({ accountId }: EnvironmentRef, topicArn: string): readonly PolicyStatement[] {
  return [
    {
      Sid: 'Events',
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: 'sns:Publish',
      Resource: topicArn,
    },
    {
      Sid: 'Alarms',
      Effect: 'Allow',
      Principal: { Service: 'cloudwatch.amazonaws.com' },
      Action: 'sns:Publish',
      Resource: topicArn,
      Condition: { StringEquals: { 'aws:SourceAccount': accountId } },
    },
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
