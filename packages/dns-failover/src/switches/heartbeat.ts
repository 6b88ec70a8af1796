import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { SchedulerSchedule } from '@cdktf/provider-aws/lib/scheduler-schedule';
import { SfnStateMachine } from '@cdktf/provider-aws/lib/sfn-state-machine';
import type { EnvironmentRef } from '@etops/contracts';
import type { PolicyStatement } from '@etops/foundation';
import { arnOf, nameFor, partitionOf, policyDocument, trustPolicy } from '@etops/foundation';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { ROLE_NAME_LENGTH, SCHEDULE_NAME_LENGTH, STATE_MACHINE_NAME_LENGTH } from '../limits';
import { heartbeatDefinition } from './heartbeat-definition';
import type { SwitchRef } from './switch-ref';

export interface HeartbeatProps {
  readonly environment: EnvironmentRef;
  /** Part of every name. */
  readonly purpose: string;
  readonly switches: readonly SwitchRef[];
  readonly dependsOn: ITerraformDependable[];
}

/** Creates a state machine that publishes the switches' positions every minute, since datapoints expire. */
export class Heartbeat extends Construct {
  /** A literal. */
  readonly stateMachineArn: string;

  constructor(scope: Construct, id: string, props: HeartbeatProps) {
    super(scope, id);
    const { environment, switches } = props;
    const name = this.name(props, STATE_MACHINE_NAME_LENGTH.max);
    this.stateMachineArn = arnOf(environment, 'states', `stateMachine:${name}`);
    const role = this.createRole(props, 'state-machine', 'states.amazonaws.com', this.stateMachineArn, [
      {
        Effect: 'Allow',
        Action: 'ssm:GetParameters',
        Resource: switches.map(({ parameterName }) => arnOf(environment, 'ssm', `parameter${parameterName}`)),
      },
      {
        Effect: 'Allow',
        Action: 'cloudwatch:PutMetricData',
        // Metrics have no ARN; the namespace narrows it.
        Resource: '*',
        Condition: { StringEquals: { 'cloudwatch:namespace': switches[0]?.namespace ?? '' } },
      },
    ]);
    const machine = new SfnStateMachine(this, 'state-machine', {
      name,
      // 43,800 executions per month: a standard state machine costs a hundred times as much.
      type: 'EXPRESS',
      roleArn: role.arn,
      definition: JSON.stringify(heartbeatDefinition(partitionOf(environment.region), switches)),
      dependsOn: [role.policy, ...props.dependsOn],
    });
    this.schedule(props, machine.arn);
  }

  private schedule(props: HeartbeatProps, stateMachineArn: string): void {
    const name = this.name(props, SCHEDULE_NAME_LENGTH.max);
    const group = arnOf(props.environment, 'scheduler', 'schedule-group/default');
    const role = this.createRole(props, 'schedule', 'scheduler.amazonaws.com', group, [
      { Effect: 'Allow', Action: 'states:StartExecution', Resource: this.stateMachineArn },
    ]);
    new SchedulerSchedule(this, 'schedule', {
      name,
      description: 'Publishes the positions of the switches',
      scheduleExpression: 'rate(1 minute)',
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: stateMachineArn,
        roleArn: role.arn,
        input: '{}',
        // The next execution starts within a minute.
        retryPolicy: { maximumRetryAttempts: 0, maximumEventAgeInSeconds: 60 },
      },
      dependsOn: [role.policy],
    });
  }

  private createRole(
    props: HeartbeatProps,
    id: string,
    service: string,
    sourceArn: string,
    statements: readonly PolicyStatement[],
  ) {
    const role = new IamRole(this, `${id}-role`, {
      name: nameFor(props.environment, `${props.purpose}-heartbeat-${id}`, { maxLength: ROLE_NAME_LENGTH.max }),
      assumeRolePolicy: trustPolicy(service, {
        StringEquals: { 'aws:SourceAccount': props.environment.accountId },
        ArnLike: { 'aws:SourceArn': sourceArn },
      }),
    });
    const policy = new IamRolePolicy(this, `${id}-policy`, {
      name: 'heartbeat',
      role: role.name,
      policy: policyDocument(...statements),
    });
    return { arn: role.arn, policy };
  }

  private name({ environment, purpose }: HeartbeatProps, maxLength: number): string {
    return nameFor(environment, `${purpose}-heartbeat`, { maxLength });
  }
}
