import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { SchedulerSchedule } from '@cdktf/provider-aws/lib/scheduler-schedule';
import { SchedulerScheduleGroup } from '@cdktf/provider-aws/lib/scheduler-schedule-group';
import type { EnvironmentRef } from '@etops/contracts';
import { arnOf, nameFor, policyDocument, ROLE_NAME_LENGTH, trustPolicy } from '@etops/foundation';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';

/** A start that Scheduler could not make within an hour is left to the next time. */
const RETRY_SECONDS = 3600;
const RETRIES = 10;

export interface ExportScheduleProps {
  readonly environment: EnvironmentRef;
  /** Of the schedule and of its group. */
  readonly name: string;
  readonly schedule: string;
  readonly timeZone: string;
  readonly stateMachineArn: string;
  readonly dependsOn: readonly ITerraformDependable[];
}

/** Starts the state machine on a schedule; in a group of its own, whose metrics are then of this schedule only. */
export class ExportSchedule extends Construct {
  /** A literal. */
  readonly groupName: string;

  constructor(scope: Construct, id: string, props: ExportScheduleProps) {
    super(scope, id);
    const { environment, name, schedule, timeZone, stateMachineArn, dependsOn } = props;
    this.groupName = name;
    const group = new SchedulerScheduleGroup(this, 'group', { name });
    const role = new IamRole(this, 'role', {
      name: nameFor(environment, `${scope.node.id}-starter`, { maxLength: ROLE_NAME_LENGTH.max }),
      description: `Starts ${name}`,
      // https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html (checked 2026-11-23)
      assumeRolePolicy: trustPolicy('scheduler.amazonaws.com', {
        StringEquals: {
          'aws:SourceAccount': environment.accountId,
          'aws:SourceArn': arnOf(environment, 'scheduler', `schedule-group/${name}`),
        },
      }),
    });
    const policy = new IamRolePolicy(this, 'policy', {
      name: 'start',
      role: role.name,
      policy: policyDocument({
        Sid: 'Start',
        Effect: 'Allow',
        Action: ['states:StartExecution'],
        Resource: stateMachineArn,
      }),
    });
    new SchedulerSchedule(this, 'schedule', {
      name,
      groupName: group.name,
      description: `Starts ${name}`,
      scheduleExpression: schedule,
      scheduleExpressionTimezone: timeZone,
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: stateMachineArn,
        roleArn: role.arn,
        input: '{}',
        retryPolicy: { maximumEventAgeInSeconds: RETRY_SECONDS, maximumRetryAttempts: RETRIES },
      },
      dependsOn: [policy, ...dependsOn],
    });
  }
}
