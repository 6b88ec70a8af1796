import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import type { AlarmSpec, EnvironmentRef } from '@etops/contracts';
import { nameFor } from '@etops/foundation';
import { Construct } from 'constructs';
import { ALARM_NAME_MAX_LENGTH } from '../limits';

export interface BackupAlarmsProps {
  readonly environment: EnvironmentRef;
  /** Alarms as data; their ids must differ. Those with `percentOfMetric` belong to other packages. */
  readonly alarms: readonly AlarmSpec[];
  /** Who is called when one rings, and when it stops. */
  readonly topicArn: string;
}

/** Alarms of this package in CloudWatch, sent to a topic. */
export class BackupAlarms extends Construct {
  constructor(scope: Construct, id: string, { environment, alarms, topicArn }: BackupAlarmsProps) {
    super(scope, id);
    for (const alarm of alarms) {
      new CloudwatchMetricAlarm(this, alarm.id, {
        alarmName: nameFor(environment, `backup-${alarm.id}`, { maxLength: ALARM_NAME_MAX_LENGTH }),
        alarmDescription: alarm.description,
        namespace: alarm.namespace,
        metricName: alarm.metricName,
        dimensions: { ...alarm.dimensions },
        statistic: alarm.statistic,
        period: alarm.periodSeconds,
        evaluationPeriods: alarm.evaluationPeriods,
        threshold: alarm.threshold,
        comparisonOperator: alarm.comparison,
        treatMissingData: alarm.treatMissingData,
        alarmActions: [topicArn],
        okActions: [topicArn],
      });
    }
  }
}
