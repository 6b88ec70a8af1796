import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { SfnStateMachine } from '@cdktf/provider-aws/lib/sfn-state-machine';
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import type { EnvironmentRef } from '@etops/contracts';
import { arnOf, CustomerKey, isProtected, nameFor, partitionOf, policyDocument, trustPolicy } from '@etops/foundation';
import { Construct } from 'constructs';
import {
  ALARM_NAME_MAX_LENGTH,
  LOG_GROUP_NAME_MAX_LENGTH,
  ROLE_NAME_MAX_LENGTH,
  STATE_MACHINE_NAME_MAX_LENGTH,
  TOPIC_NAME_MAX_LENGTH,
} from '../limits';
import { logKeyStatement } from '../internal/log-key';
import { releaseDefinition } from './release-definition';
import { releaseStatements } from './release-permissions';
import type { ReleaseResources } from './release-permissions';
import type { ReleasePointer } from './release-pointer';
import { releaseSettingsOf } from './release-settings';
import type { ReleaseSettings } from './release-settings';
import { ReleaseWatch } from './release-watch';
import { topicKeyStatement } from './unannounced-end';

const POLL_SECONDS = 30;
const RETRY_SECONDS = 5;
/** Five minutes for the last servers to be healthy. */
const HEALTH_TURNS = 10;
const LOG_RETENTION_DAYS = 90;

export interface ReleaseProps {
  readonly environment: EnvironmentRef;
  /** Id of the web tier, part of every name. */
  readonly purpose: string;
  readonly settings: ReleaseSettings;
  readonly pointer: ReleasePointer;
  readonly autoScalingGroupName: string;
  readonly launchTemplateArn: string;
  readonly templateDescription: string;
  readonly instanceRoleArn: string;
  readonly targetGroupArn: string;
  /** Last parts of the ARNs, as CloudWatch names them. */
  readonly loadBalancerDimension: string;
  readonly targetGroupDimension: string;
}

/**
 * Releases a machine image in an environment, and takes it back when it is not good: a state machine, started with
 * `{ "imageId": "ami-…" }`, that tells a topic how it went.
 *
 * Terraform's own instance refresh cannot do this: it changes the group before it starts the refresh, so that a rollback
 * goes back to the version that failed.
 *
 * @see https://github.com/hashicorp/terraform-provider-aws/issues/34189
 */
export class Release extends Construct {
  /** A literal. */
  readonly stateMachineArn: string;
  /** Subscribe whoever wants to know how releases go. */
  readonly topicArn: string;
  /** Name of the SSM parameter with the released image, a literal. */
  readonly pointerName: string;

  constructor(scope: Construct, id: string, props: ReleaseProps) {
    super(scope, id);
    const { environment, pointer } = props;
    const name = this.name(props, STATE_MACHINE_NAME_MAX_LENGTH);
    this.stateMachineArn = arnOf(environment, 'states', `stateMachine:${name}`);
    this.pointerName = pointer.parameter.Name;
    const logGroupName = `/aws/vendedlogs/states/${this.name(props, LOG_GROUP_NAME_MAX_LENGTH - 24)}`;
    const topicName = this.name(props, TOPIC_NAME_MAX_LENGTH);
    const key = this.createKey(props, logGroupName, topicName);
    const topic = new SnsTopic(this, 'topic', {
      name: topicName,
      displayName: `Releases of ${environment.name}`,
      kmsMasterKeyId: key.arn,
    });
    this.topicArn = topic.arn;
    const alarm = this.createAlarm(props);
    const role = this.createRole(props, {
      stateMachineArn: this.stateMachineArn,
      autoScalingGroupName: props.autoScalingGroupName,
      launchTemplateArn: props.launchTemplateArn,
      instanceRoleArn: props.instanceRoleArn,
      pointerName: this.pointerName,
      topicArn: topic.arn,
      topicKeyArn: key.arn,
    });
    const logs = new CloudwatchLogGroup(this, 'logs', {
      name: logGroupName,
      retentionInDays: LOG_RETENTION_DAYS,
      kmsKeyId: key.arn,
      lifecycle: { preventDestroy: isProtected(environment) },
    });
    new SfnStateMachine(this, 'state-machine', {
      name,
      type: 'STANDARD',
      roleArn: role.arn,
      definition: this.definition(props, topic.arn, alarm.alarmName),
      loggingConfiguration: { level: 'ALL', includeExecutionData: true, logDestination: `${logs.arn}:*` },
      dependsOn: [role.policy],
    });
    const { stateMachineArn } = this;
    new ReleaseWatch(this, 'watch', { environment, purpose: props.purpose, stateMachineArn, topicArn: topic.arn });
  }

  private definition({ settings, ...props }: ReleaseProps, topicArn: string, alarmName: string): string {
    const { environment, pointer, autoScalingGroupName, targetGroupArn } = props;
    const { minimumHealthyPercent, maximumHealthyPercent, bakeMinutes, timeoutMinutes, alarmNames } =
      releaseSettingsOf(settings);
    const definition = releaseDefinition(
      {
        partition: partitionOf(environment.region),
        environmentName: environment.name,
        autoScalingGroupName,
        templateDescription: props.templateDescription,
        targetGroupArn,
        topicArn,
        pointer: pointer.parameter,
        alarmNames: [alarmName, ...alarmNames],
      },
      {
        minimumHealthyPercent,
        maximumHealthyPercent,
        bakeSeconds: bakeMinutes * 60,
        pollSeconds: POLL_SECONDS,
        maximumTurns: Math.ceil((timeoutMinutes * 60) / POLL_SECONDS),
        maximumHealthTurns: HEALTH_TURNS,
        retrySeconds: RETRY_SECONDS,
      },
    );
    return JSON.stringify(definition);
  }

  private name({ environment, purpose }: ReleaseProps, maxLength: number): string {
    return nameFor(environment, `${purpose}-release`, { maxLength });
  }

  private createKey({ environment, purpose }: ReleaseProps, logGroupName: string, topicName: string): CustomerKey {
    return new CustomerKey(this, 'key', {
      environment,
      purpose: `${purpose}-release`,
      statements: [
        logKeyStatement(environment, arnOf(environment, 'logs', `log-group:${logGroupName}`)),
        topicKeyStatement(arnOf(environment, 'sns', topicName)),
      ],
    });
  }

  /** Rings while servers answer too many requests with 5xx; it acts on nothing but a release. */
  private createAlarm(props: ReleaseProps): CloudwatchMetricAlarm {
    const { maximumErrorPercent } = releaseSettingsOf(props.settings);
    const dimensions = {
      LoadBalancer: props.loadBalancerDimension,
      TargetGroup: props.targetGroupDimension,
    };
    const sum = (id: string, metricName: string) => ({
      id,
      metric: { namespace: 'AWS/ApplicationELB', metricName, dimensions, period: 60, stat: 'Sum' },
    });
    return new CloudwatchMetricAlarm(this, 'errors-alarm', {
      alarmName: nameFor(props.environment, `${props.purpose}-release-errors`, { maxLength: ALARM_NAME_MAX_LENGTH }),
      alarmDescription: `More than ${String(maximumErrorPercent)} % of the requests end in 5xx: a running release is rolled back`,
      comparisonOperator: 'GreaterThanThreshold',
      threshold: maximumErrorPercent,
      evaluationPeriods: 2,
      treatMissingData: 'notBreaching',
      metricQuery: [
        { id: 'share', expression: '100 * FILL(errors, 0) / requests', label: '5xx share', returnData: true },
        sum('errors', 'HTTPCode_Target_5XX_Count'),
        sum('requests', 'RequestCount'),
      ],
    });
  }

  private createRole(props: ReleaseProps, resources: ReleaseResources) {
    const { environment } = props;
    const role = new IamRole(this, 'role', {
      name: this.name(props, ROLE_NAME_MAX_LENGTH),
      description: 'Releases machine images of the web tier',
      assumeRolePolicy: trustPolicy('states.amazonaws.com', {
        StringEquals: { 'aws:SourceAccount': environment.accountId },
        ArnLike: { 'aws:SourceArn': this.stateMachineArn },
      }),
    });
    const policy = new IamRolePolicy(this, 'policy', {
      name: 'release',
      role: role.name,
      policy: policyDocument(...releaseStatements(environment, resources)),
    });
    return { arn: role.arn, policy };
  }
}
