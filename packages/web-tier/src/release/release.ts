import type { EnvironmentRef } from '@etops/contracts';
import {
  CustomerKey,
  EncryptedTopic,
  logsKeyStatement,
  nameFor,
  StateMachine,
  stateMachineArn,
  stateMachineLogGroupName,
  stateMachineName,
  TOPIC_NAME_LENGTH,
  topicKeyStatements,
} from '@etops/foundation';
import type { StateMachineDefinition, TopicPublisher } from '@etops/foundation';
import { Construct } from 'constructs';
import { PendingChange } from './pending-change';
import { renderReleaseAlarms } from './release-alarm';
import { releaseDefinition } from './release-definition';
import { ReleaseEventRule } from './release-event-rule';
import type { ResolvedRelease } from './release-settings';
import type { PointerParameter, ReleaseTarget } from './release-target';

/** Longer releases poll less often: an execution has at most 25,000 events. */
const pollSecondsOf = (timeoutMinutes: number) => (timeoutMinutes > 240 ? 60 : 30);
const RETRY_SECONDS = 5;
/** Ten minutes for the last servers to become healthy, and for servers of another version to end. */
const HEALTH_SECONDS = 600;
const PUBLISHERS: readonly TopicPublisher[] = ['eventbridge'];

/** Props of a release, plain data. */
export interface ReleaseProps {
  /** Environment of the release. */
  readonly environment: EnvironmentRef;
  /** Id of the web tier, part of every name. */
  readonly purpose: string;
  /** Settings with their defaults. */
  readonly settings: ResolvedRelease;
  /** SSM parameter with the released image. */
  readonly pointer: PointerParameter;
  /** Name of the Auto Scaling group. */
  readonly autoScalingGroupName: string;
  /** ARN of the group's launch template. */
  readonly launchTemplateArn: string;
  /** Description of every version of the launch template. */
  readonly templateDescription: string;
  /** ARN of the servers' role. */
  readonly instanceRoleArn: string;
  /** ARN of the target group. */
  readonly targetGroupArn: string;
  /** Suffix of the load balancer's ARN, as CloudWatch names it. */
  readonly loadBalancerDimension: string;
  /** Suffix of the target group's ARN. */
  readonly targetGroupDimension: string;
}

/**
 * Creates a state machine that releases a machine image, with the changes that Terraform has applied to the launch
 * template, and rolls back if that fails. Start it with `{ "imageId": "ami-…" }`; it publishes the outcome to a topic.
 *
 * Terraform's own instance refresh cannot roll back: it changes the group before it starts the refresh, so a rollback
 * returns to the version that failed.
 *
 * @see https://github.com/hashicorp/terraform-provider-aws/issues/34189
 */
export class Release extends Construct {
  /** ARN of the state machine: a literal. */
  readonly stateMachineArn: string;
  /** ARN of the topic that receives the outcome of every release. */
  readonly topicArn: string;
  /** Name of the SSM parameter with the released image: a literal. */
  readonly pointerName: string;

  constructor(scope: Construct, id: string, props: ReleaseProps) {
    super(scope, id);
    const { environment, purpose, pointer, settings } = props;
    const name = stateMachineName(environment, `${purpose}-release`);
    this.stateMachineArn = stateMachineArn(environment, name);
    this.pointerName = pointer.Name;
    const topicName = nameFor(environment, `${purpose}-release`, { maxLength: TOPIC_NAME_LENGTH.max });
    const key = new CustomerKey(this, 'key', {
      environment,
      purpose: `${purpose}-release`,
      statements: [
        logsKeyStatement(environment, stateMachineLogGroupName(name)),
        ...topicKeyStatements(environment, topicName, PUBLISHERS),
      ],
    });
    const topic = new EncryptedTopic(this, 'topic', {
      environment,
      name: topicName,
      displayName: `Releases of ${environment.name}`,
      publishers: PUBLISHERS,
      key: { arn: key.arn },
    });
    this.topicArn = topic.arn;
    const ownAlarmNames = renderReleaseAlarms(this, props);
    new StateMachine(this, 'Default', {
      environment,
      name,
      description: 'Releases machine images of the web tier',
      definition: definitionOf({
        ...props,
        stateMachineArn: this.stateMachineArn,
        topicArn: topic.arn,
        topicKeyArn: key.arn,
        alarmNames: [...ownAlarmNames, ...settings.alarmNames],
        switchNames: settings.switchNames,
      }),
      kmsKeyArn: key.arn,
    });
    new ReleaseEventRule(this, 'watch', { environment, purpose, stateMachineArn: this.stateMachineArn, topic });
    new PendingChange(this, 'pending-change', {
      environment,
      purpose,
      autoScalingGroupName: props.autoScalingGroupName,
    });
  }
}

function definitionOf({ settings, ...target }: ReleaseTarget & Pick<ReleaseProps, 'settings'>): StateMachineDefinition {
  const { minHealthyPercent, maxHealthyPercent, bakeMinutes, timeoutMinutes } = settings;
  const pollSeconds = pollSecondsOf(timeoutMinutes);
  return releaseDefinition(target, {
    minHealthyPercent,
    maxHealthyPercent,
    bakeSeconds: bakeMinutes * 60,
    pollSeconds,
    maxAttempts: Math.ceil((timeoutMinutes * 60) / pollSeconds),
    maxHealthAttempts: HEALTH_SECONDS / pollSeconds,
    retrySeconds: RETRY_SECONDS,
  });
}
