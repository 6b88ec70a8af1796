import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import type { EnvironmentRef } from '@etops/contracts';
import { ALARM_NAME_LENGTH, nameFor } from '@etops/foundation';
import type { Construct } from 'constructs';

/** Settings of the alarm. */
export interface ReleaseAlarmConfig {
  readonly environment: EnvironmentRef;
  /** Id of the web tier, part of every name. */
  readonly purpose: string;
  readonly maxErrorPercent: number;
  readonly loadBalancerDimension: string;
  readonly targetGroupDimension: string;
}

/** Renders the alarm on the share of 5xx responses, which has no action but rolls a running release back. */
export function renderReleaseAlarm(scope: Construct, config: ReleaseAlarmConfig): CloudwatchMetricAlarm {
  const { environment, purpose, maxErrorPercent } = config;
  const dimensions = { LoadBalancer: config.loadBalancerDimension, TargetGroup: config.targetGroupDimension };
  const sum = (id: string, metricName: string) => ({
    id,
    metric: { namespace: 'AWS/ApplicationELB', metricName, dimensions, period: 60, stat: 'Sum' },
  });
  return new CloudwatchMetricAlarm(scope, 'errors-alarm', {
    alarmName: nameFor(environment, `${purpose}-release-errors`, { maxLength: ALARM_NAME_LENGTH.max }),
    alarmDescription: `More than ${String(maxErrorPercent)} % of the requests end in 5xx: a running release is rolled back`,
    comparisonOperator: 'GreaterThanThreshold',
    threshold: maxErrorPercent,
    evaluationPeriods: 2,
    treatMissingData: 'notBreaching',
    metricQuery: [
      { id: 'share', expression: '100 * FILL(errors, 0) / requests', label: '5xx share', returnData: true },
      sum('errors', 'HTTPCode_Target_5XX_Count'),
      sum('requests', 'RequestCount'),
    ],
  });
}
