import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import type { AlarmSpec } from '@etops/contracts';
import { synth, testEnvironment } from './kit';
import { alarmConfig, EnvironmentStack } from '../src';

const spec: AlarmSpec = {
  id: 'errors',
  description: 'Servers answer with errors',
  severity: 'page',
  namespace: 'AWS/ApplicationELB',
  metricName: 'HTTPCode_Target_5XX_Count',
  dimensions: { LoadBalancer: 'app/web/1' },
  statistic: 'Sum',
  periodSeconds: 60,
  evaluationPeriods: 3,
  threshold: 5,
  comparison: 'GreaterThanThreshold',
  treatMissingData: 'notBreaching',
};

const rendered = (more: Partial<AlarmSpec> = {}) =>
  synth(
    (stack: EnvironmentStack) => {
      new CloudwatchMetricAlarm(stack, 'alarm', { alarmName: 'alarm', ...alarmConfig({ ...spec, ...more }) });
    },
    (app) => new EnvironmentStack(app, 'primary', { environment: testEnvironment }),
  ).resource('aws_cloudwatch_metric_alarm');

describe('alarmConfig', () => {
  it('renders an alarm on one metric', () => {
    expect(rendered()).toMatchObject({
      alarm_description: 'Servers answer with errors',
      comparison_operator: 'GreaterThanThreshold',
      dimensions: { LoadBalancer: 'app/web/1' },
      evaluation_periods: 3,
      metric_name: 'HTTPCode_Target_5XX_Count',
      namespace: 'AWS/ApplicationELB',
      period: 60,
      statistic: 'Sum',
      threshold: 5,
      treat_missing_data: 'notBreaching',
    });
  });

  it('renders a percentile as an extended statistic', () => {
    const alarm = rendered({ statistic: 'p99' });

    expect(alarm).toMatchObject({ extended_statistic: 'p99' });
    expect(alarm).not.toHaveProperty('statistic');
  });

  it('renders a percentage of another metric, which is 100 if the other metric has no data', () => {
    const alarm = rendered({ percentOfMetric: 'RequestCount' });
    const metric = (metric_name: string) => ({
      dimensions: { LoadBalancer: 'app/web/1' },
      metric_name,
      namespace: 'AWS/ApplicationELB',
      period: 60,
      stat: 'Sum',
    });

    expect(alarm.metric_query).toEqual([
      {
        expression: '100 * m / MAX([m, FILL(r, 0)])',
        id: 'percentage',
        label: 'HTTPCode_Target_5XX_Count in percent of RequestCount',
        return_data: true,
      },
      { id: 'm', metric: metric('HTTPCode_Target_5XX_Count') },
      { id: 'r', metric: metric('RequestCount') },
    ]);
    expect(alarm).not.toHaveProperty('metric_name');
  });
});
