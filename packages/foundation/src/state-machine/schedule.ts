import { SchedulerSchedule } from '@cdktf/provider-aws/lib/scheduler-schedule';
import { SchedulerScheduleGroup } from '@cdktf/provider-aws/lib/scheduler-schedule-group';
import type { AlarmSpec } from '@etops/contracts';
import { Construct } from 'constructs';
import { ProblemList, throwProblems } from '../problems';
import { jsonText } from '../stack-json';
import { checkScheduleProps } from './check-schedule';
import type { DeadLetterQueue } from './dead-letter-queue';
import { deadLetterAlarm, renderDeadLetterQueue } from './dead-letter-queue';
import type { ScheduleProps } from './schedule-props';
import { renderScheduleRole } from './schedule-role';
import { checkProps } from '../props';
import { shapes } from '../shapes.generated';

/**
 * Starts a state machine on a schedule of EventBridge Scheduler.
 *
 * Each schedule has its own group: the role trusts that group only, and the group's metrics are those of the schedule.
 *
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html
 */
export class Schedule extends Construct {
  /** Name of the group, a literal: dimension `ScheduleGroup` of its metrics. */
  readonly groupName: string;
  /** Queue of failed starts; `undefined` if the schedule has none. */
  readonly deadLetterQueue: DeadLetterQueue | undefined;
  /** Alarms on lost starts, as data. */
  readonly alarms: readonly AlarmSpec[];

  constructor(scope: Construct, id: string, props: ScheduleProps) {
    super(scope, id);
    const checked = checkProps(this, shapes, 'ScheduleProps', props);
    const problems = new ProblemList();
    checkScheduleProps(problems, '', checked);
    throwProblems(this, problems.all);

    const { environment, name, description, stateMachineArn, expression, timeZone = 'UTC', input = {} } = checked;
    const { retry = { maxAttempts: 3, maxAgeSeconds: 3600 }, dependsOn = [] } = checked;
    this.groupName = name;
    const group = new SchedulerScheduleGroup(this, 'group', { name });
    const deadLetters =
      checked.deadLetterQueue === undefined
        ? renderDeadLetterQueue(this, environment, `${name}-dead-letters`)
        : undefined;
    this.deadLetterQueue = deadLetters && { arn: deadLetters.arn, name: deadLetters.name };
    this.alarms = deadLetters === undefined ? [] : [deadLetterAlarm(deadLetters, name)];
    const role = renderScheduleRole(this, {
      environment,
      name,
      groupName: name,
      stateMachineArn,
      deadLetterQueueArn: deadLetters?.arn,
    });
    new SchedulerSchedule(this, 'schedule', {
      name,
      groupName: group.name,
      description,
      scheduleExpression: expression,
      scheduleExpressionTimezone: timeZone,
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: stateMachineArn,
        roleArn: role.arn,
        input: jsonText(input),
        retryPolicy: { maximumEventAgeInSeconds: retry.maxAgeSeconds, maximumRetryAttempts: retry.maxAttempts },
        ...(deadLetters === undefined ? {} : { deadLetterConfig: { arn: deadLetters.queue.arn } }),
      },
      dependsOn: [role.policy, ...dependsOn],
    });
  }
}
