import { CloudwatchEventRule } from '@cdktf/provider-aws/lib/cloudwatch-event-rule';
import { CloudwatchEventTarget } from '@cdktf/provider-aws/lib/cloudwatch-event-target';
import type { EnvironmentRef } from '@etops/contracts';
import type { EncryptedTopic } from '@etops/foundation';
import { EVENT_RULE_NAME_LENGTH, nameFor } from '@etops/foundation';
import { Construct } from 'constructs';
import { unannouncedEnds, unannouncedMessage } from './release-events';

/** Settings of the rule and the resources it refers to. */
export interface ReleaseEventRuleConfig {
  readonly environment: EnvironmentRef;
  /** Id of the web tier, part of every name. */
  readonly purpose: string;
  readonly stateMachineArn: string;
  readonly topic: EncryptedTopic;
}

/** Creates the rule that publishes ends of releases without a notification: a stopped execution runs no further state. */
export class ReleaseEventRule extends Construct {
  constructor(scope: Construct, id: string, { environment, purpose, stateMachineArn, topic }: ReleaseEventRuleConfig) {
    super(scope, id);
    const rule = new CloudwatchEventRule(this, 'rule', {
      name: nameFor(environment, `${purpose}-release-ends`, { maxLength: EVENT_RULE_NAME_LENGTH.max }),
      description: 'Releases that end without a notification',
      eventPattern: JSON.stringify(unannouncedEnds(stateMachineArn)),
    });
    new CloudwatchEventTarget(this, 'target', {
      rule: rule.name,
      targetId: 'topic',
      arn: topic.arn,
      inputTransformer: unannouncedMessage(environment),
      dependsOn: [topic.policy],
    });
  }
}
