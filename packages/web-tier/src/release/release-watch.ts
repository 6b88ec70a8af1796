import { CloudwatchEventRule } from '@cdktf/provider-aws/lib/cloudwatch-event-rule';
import { CloudwatchEventTarget } from '@cdktf/provider-aws/lib/cloudwatch-event-target';
import { SnsTopicPolicy } from '@cdktf/provider-aws/lib/sns-topic-policy';
import type { EnvironmentRef } from '@etops/contracts';
import { nameFor, policyDocument } from '@etops/foundation';
import { Construct } from 'constructs';
import { EVENT_RULE_NAME_MAX_LENGTH } from '../limits';
import { publishStatement, unannouncedEnds, unannouncedMessage } from './unannounced-end';

export interface ReleaseWatchProps {
  readonly environment: EnvironmentRef;
  /** Id of the web tier, part of every name. */
  readonly purpose: string;
  readonly stateMachineArn: string;
  readonly topicArn: string;
}

/** Tells people of a release that ended and could not say so itself: an execution that is stopped runs no further state. */
export class ReleaseWatch extends Construct {
  constructor(scope: Construct, id: string, { environment, purpose, stateMachineArn, topicArn }: ReleaseWatchProps) {
    super(scope, id);
    const rule = new CloudwatchEventRule(this, 'rule', {
      name: nameFor(environment, `${purpose}-release-ends`, { maxLength: EVENT_RULE_NAME_MAX_LENGTH }),
      description: 'Releases that end without telling anybody',
      eventPattern: JSON.stringify(unannouncedEnds(stateMachineArn)),
    });
    const policy = new SnsTopicPolicy(this, 'topic-policy', {
      arn: topicArn,
      policy: policyDocument(publishStatement(topicArn)),
    });
    new CloudwatchEventTarget(this, 'target', {
      rule: rule.name,
      targetId: 'topic',
      arn: topicArn,
      inputTransformer: unannouncedMessage(environment),
      dependsOn: [policy],
    });
  }
}
