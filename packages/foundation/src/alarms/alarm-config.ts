import type { CloudwatchMetricAlarmConfig } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import type { AlarmSpec } from '@etops/contracts';

/** Arguments of a CloudWatch alarm that an {@link AlarmSpec} decides. */
type AlarmConfig = Omit<CloudwatchMetricAlarmConfig, 'alarmName' | 'alarmActions' | 'okActions' | 'provider'>;

/**
 * Returns the arguments of a CloudWatch alarm from its data. The caller adds its name and actions, which depend on the
 * app.
 */
export function alarmConfig(alarm: AlarmSpec): AlarmConfig {
  return {
    alarmDescription: alarm.description,
    evaluationPeriods: alarm.evaluationPeriods,
    ...(alarm.datapointsToAlarm === undefined ? {} : { datapointsToAlarm: alarm.datapointsToAlarm }),
    threshold: alarm.threshold,
    comparisonOperator: alarm.comparison,
    treatMissingData: alarm.treatMissingData,
    ...(alarm.percentOfMetric === undefined ? metricOf(alarm) : percentageOf(alarm, alarm.percentOfMetric)),
  };
}

/** Returns the arguments of an alarm on one metric; percentiles have their own argument. */
function metricOf({ namespace, metricName, dimensions, statistic, periodSeconds }: AlarmSpec) {
  return {
    namespace,
    metricName,
    dimensions: { ...dimensions },
    period: periodSeconds,
    ...(statistic.startsWith('p') ? { extendedStatistic: statistic } : { statistic }),
  };
}

/** Returns the arguments of an alarm on one metric as a percentage of another one, 100 if the other has no data. */
function percentageOf({ metricName, ...alarm }: AlarmSpec, percentOfMetric: string) {
  const metric = (id: string, name: string) => ({
    id,
    metric: {
      namespace: alarm.namespace,
      metricName: name,
      dimensions: { ...alarm.dimensions },
      period: alarm.periodSeconds,
      stat: alarm.statistic,
    },
  });
  return {
    metricQuery: [
      {
        id: 'percentage',
        expression: '100 * m / MAX([m, FILL(r, 0)])',
        label: `${metricName} in percent of ${percentOfMetric}`,
        returnData: true,
      },
      metric('m', metricName),
      metric('r', percentOfMetric),
    ],
  };
}
