import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import type { AlarmSpec, EnvironmentRef } from '@etops/contracts';
import {
  ALARM_NAME_LENGTH,
  alarmConfig,
  checkAlarms,
  checkArnOf,
  checkProps,
  nameFor,
  ProblemList,
  throwProblems,
} from '@etops/foundation';
import { Construct } from 'constructs';
import { shapes } from '../shapes.generated';

/** Properties of {@link BackupAlarms}. */
export interface BackupAlarmsProps {
  /**
   * Environment, part of the alarms' names.
   *
   * @default - that of the stack, an `EnvironmentStack`
   */
  readonly environment?: EnvironmentRef;
  /** Alarms as data, with unique ids and names. */
  readonly alarms: readonly AlarmSpec[];
  /** ARN of the topic that is notified when an alarm goes off, and when it recovers. */
  readonly topicArn: string;
}

/**
 * Creates the CloudWatch alarms of this package, which notify a topic.
 *
 * @throws ValidationError if CloudWatch would refuse an alarm, or if the topic is in another Region
 */
export class BackupAlarms extends Construct {
  constructor(scope: Construct, id: string, props: BackupAlarmsProps) {
    super(scope, id);
    const checked = checkProps(this, shapes, 'BackupAlarmsProps', props);
    const { environment, alarms, topicArn } = checked;
    const problems = new ProblemList();
    checkAlarms(problems, 'alarms', alarms);
    checkArnOf(problems, 'topicArn', topicArn, 'topic', environment);
    throwProblems(this, problems.all);
    for (const alarm of alarms) {
      new CloudwatchMetricAlarm(this, alarm.id, {
        alarmName: nameFor(environment, `backup-${alarm.name ?? alarm.id}`, { maxLength: ALARM_NAME_LENGTH.max }),
        ...alarmConfig(alarm),
        alarmActions: [topicArn],
        okActions: [topicArn],
      });
    }
  }
}
