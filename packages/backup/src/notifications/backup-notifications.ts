import { CloudwatchEventRule } from '@cdktf/provider-aws/lib/cloudwatch-event-rule';
import { CloudwatchEventTarget } from '@cdktf/provider-aws/lib/cloudwatch-event-target';
import type { EnvironmentRef } from '@etops/contracts';
import type { PolicyStatement, TopicPublisher } from '@etops/foundation';
import {
  checkProps,
  CustomerKey,
  EncryptedTopic,
  EVENT_RULE_NAME_LENGTH,
  logsKeyStatement,
  nameFor,
  stateMachineLogGroupName,
  TOPIC_NAME_LENGTH,
  topicKeyStatements,
} from '@etops/foundation';
import { Construct } from 'constructs';
import type { BackupNotificationsProps } from './backup-notifications-props';
import { eventPatterns } from './event-patterns';
import { BACKUP_MACHINES, backupMachineName } from './machine-names';
import type { NotificationsRef } from './notifications-ref';
import { shapes } from '../shapes.generated';

const PUBLISHERS: readonly TopicPublisher[] = ['eventbridge', 'cloudwatch-alarms'];

/**
 * Creates an encrypted SNS topic that is notified of every failed backup, copy, restore and restore test of a Region, of
 * failures that RDS reports, and of deleted plans and vaults. CloudWatch alarms can notify it as well.
 *
 * The events of a copy job are sent in its source Region and in its destination Region: create one topic in each.
 * AWS Backup sends events on a best-effort basis, and only for jobs that exist. Missed jobs are found by
 * `backupJobAlarms` and `BackupFreshnessMonitor`.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/eventbridge.html (checked 2026-11-23)
 */
export class BackupNotifications extends Construct {
  /** Reference to the topic and its key. */
  readonly ref: NotificationsRef;

  constructor(scope: Construct, id: string, props: BackupNotificationsProps = {}) {
    super(scope, id);
    const checked = checkProps(this, shapes, 'BackupNotificationsProps', props);
    const { environment, silentBackupTypes = [] } = checked;
    const name = nameFor(environment, 'backup', { maxLength: TOPIC_NAME_LENGTH.max });
    const key = new CustomerKey(this, 'key', {
      environment,
      purpose: 'backup-notifications',
      statements: keyStatements(environment, name),
    });
    const topic = new EncryptedTopic(this, 'topic', {
      environment,
      name,
      displayName: `Backups of ${environment.name}`,
      publishers: PUBLISHERS,
      key: { arn: key.arn },
    });
    for (const [rule, { description, pattern }] of Object.entries(eventPatterns(silentBackupTypes))) {
      const eventRule = new CloudwatchEventRule(this, `${rule}-rule`, {
        name: nameFor(environment, `backup-${rule}`, { maxLength: EVENT_RULE_NAME_LENGTH.max }),
        description,
        eventPattern: JSON.stringify(pattern),
      });
      new CloudwatchEventTarget(this, `${rule}-target`, {
        rule: eventRule.name,
        arn: topic.arn,
        dependsOn: [topic.policy],
      });
    }
    this.ref = { topicArn: topic.arn, kmsKeyArn: key.arn };
  }
}

/** Returns the key's statements: for the topic, and for the logs of the environment's backup state machines. */
function keyStatements(environment: EnvironmentRef, topicName: string): readonly PolicyStatement[] {
  const logGroups = BACKUP_MACHINES.map((machine) => stateMachineLogGroupName(backupMachineName(environment, machine)));
  return [...topicKeyStatements(environment, topicName, PUBLISHERS), logsKeyStatement(environment, logGroups)];
}
