import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { SchedulerSchedule } from '@cdktf/provider-aws/lib/scheduler-schedule';
import { SfnStateMachine } from '@cdktf/provider-aws/lib/sfn-state-machine';
import type { EnvironmentRef } from '@etops/contracts';
import type { PolicyStatement, StateMachineDefinition } from '@etops/foundation';
import { arnOf, isProtected, nameFor, policyDocument, trustPolicy } from '@etops/foundation';
import { Construct } from 'constructs';
import { MACHINE_NAME_MAX_LENGTH } from '../limits';

const LOG_RETENTION_DAYS = 90;

export interface ScheduledMachineProps {
  readonly environment: EnvironmentRef;
  /** In every name, for example `clean-up`. */
  readonly purpose: string;
  readonly description: string;
  readonly definition: StateMachineDefinition;
  /** What the machine may do. */
  readonly statements: readonly PolicyStatement[];
  readonly schedule: string;
  readonly timeZone: string;
  readonly input: object;
  /** Key of the log; it must let CloudWatch Logs use it. */
  readonly kmsKeyArn: string;
}

/** ARN of an environment's machine, from literals. */
export function machineArn(environment: EnvironmentRef, purpose: string): string {
  return arnOf(environment, 'states', `stateMachine:${machineName(environment, purpose)}`);
}

/** Name of the log group of an environment's machine; `*` as purpose gives a pattern for all of them. */
export function machineLogGroupName(environment: EnvironmentRef, purpose: string): string {
  return purpose === '*'
    ? `/aws/vendedlogs/states/${nameFor(environment, 'backup', { maxLength: 64 })}-*`
    : `/aws/vendedlogs/states/${machineName(environment, purpose)}`;
}

function machineName(environment: EnvironmentRef, purpose: string): string {
  return nameFor(environment, `backup-${purpose}`, { maxLength: MACHINE_NAME_MAX_LENGTH });
}

/** A state machine that runs on a schedule in a time zone, with a role of its own for each of the two. */
export class ScheduledMachine extends Construct {
  /** A literal. */
  readonly stateMachineArn: string;

  constructor(scope: Construct, id: string, props: ScheduledMachineProps) {
    super(scope, id);
    const { environment, purpose, kmsKeyArn } = props;
    const name = machineName(environment, purpose);
    this.stateMachineArn = machineArn(environment, purpose);
    const logs = new CloudwatchLogGroup(this, 'logs', {
      name: machineLogGroupName(environment, purpose),
      retentionInDays: LOG_RETENTION_DAYS,
      kmsKeyId: kmsKeyArn,
      lifecycle: { preventDestroy: isProtected(environment) },
    });
    const role = new IamRole(this, 'role', {
      name,
      description: props.description,
      assumeRolePolicy: trustPolicy('states.amazonaws.com', {
        StringEquals: { 'aws:SourceAccount': environment.accountId },
        ArnLike: { 'aws:SourceArn': this.stateMachineArn },
      }),
    });
    const policy = new IamRolePolicy(this, 'policy', {
      name: purpose,
      role: role.name,
      policy: policyDocument(...props.statements, ...LOG_DELIVERY),
    });
    new SfnStateMachine(this, 'state-machine', {
      name,
      type: 'STANDARD',
      roleArn: role.arn,
      definition: JSON.stringify(props.definition),
      loggingConfiguration: { level: 'ERROR', includeExecutionData: true, logDestination: `${logs.arn}:*` },
      dependsOn: [policy],
    });
    this.addSchedule(name, props);
  }

  private addSchedule(name: string, { environment, description, schedule, timeZone, input }: ScheduledMachineProps) {
    const role = new IamRole(this, 'schedule-role', {
      name: `${name}-schedule`,
      assumeRolePolicy: trustPolicy('scheduler.amazonaws.com', {
        StringEquals: { 'aws:SourceAccount': environment.accountId },
      }),
    });
    const policy = new IamRolePolicy(this, 'schedule-policy', {
      name: 'start',
      role: role.name,
      policy: policyDocument({
        Sid: 'Start',
        Effect: 'Allow',
        Action: 'states:StartExecution',
        Resource: this.stateMachineArn,
      }),
    });
    new SchedulerSchedule(this, 'schedule', {
      name,
      description,
      scheduleExpression: schedule,
      scheduleExpressionTimezone: timeZone,
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: this.stateMachineArn,
        roleArn: role.arn,
        input: JSON.stringify(input),
        retryPolicy: { maximumRetryAttempts: 3, maximumEventAgeInSeconds: 3600 },
      },
      dependsOn: [policy],
    });
  }
}

/**
 * What a machine needs to write its log; these calls know no resources.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html (checked 2026-11-23)
 */
const LOG_DELIVERY: readonly PolicyStatement[] = [
  {
    Sid: 'DeliverLogs',
    Effect: 'Allow',
    Action: [
      'logs:CreateLogDelivery',
      'logs:DeleteLogDelivery',
      'logs:DescribeLogGroups',
      'logs:DescribeResourcePolicies',
      'logs:GetLogDelivery',
      'logs:ListLogDeliveries',
      'logs:PutResourcePolicy',
      'logs:UpdateLogDelivery',
    ],
    Resource: '*',
  },
];
