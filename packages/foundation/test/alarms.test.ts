import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import type { AlarmSpec } from '@etops/contracts';
import { Token } from 'cdktf';
import { synth, testEnvironment } from './kit';
import { alarmConfig, checkAlarms, EnvironmentStack, ProblemList } from '../src';

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

  it('evaluates M of N periods only if the alarm says so', () => {
    expect(rendered({ datapointsToAlarm: 2 })).toMatchObject({ evaluation_periods: 3, datapoints_to_alarm: 2 });
    expect(rendered()).not.toHaveProperty('datapoints_to_alarm');
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

describe('checkAlarms', () => {
  const problemsOf = (...alarms: readonly Partial<AlarmSpec>[]) => {
    const problems = new ProblemList();
    checkAlarms(
      problems,
      'alarms',
      alarms.map((alarm) => ({ ...spec, ...alarm })),
    );
    return problems.all.map(({ code, message }) => `${message} [${code}]`);
  };

  it.each<[Partial<AlarmSpec>]>([
    [{ statistic: 'p100' }],
    [{ statistic: 'p99.99' }],
    [{ namespace: 'Own', periodSeconds: 10 }],
    [{ datapointsToAlarm: 3 }],
    [{ periodSeconds: 3600, evaluationPeriods: 168 }],
    [{ percentOfMetric: 'RequestCount', threshold: 1 }],
  ])('accepts %p', (alarm) => {
    expect(problemsOf(alarm)).toEqual([]);
  });

  it.each<[Partial<AlarmSpec>, string]>([
    [
      { statistic: 'p101' },
      "alarms[0].statistic must be a percentile from p0 to p100, got 'p101'; use 'p95', for example [ALARM_STATISTIC]",
    ],
    [
      { periodSeconds: 45 },
      'alarms[0].periodSeconds must be a multiple of 60, got 45; use 60, for example [ALARM_PERIOD]',
    ],
    [
      { namespace: 'Own', periodSeconds: 45 },
      'alarms[0].periodSeconds must be 10, 20, 30 or a multiple of 60, got 45; use 60, for example [ALARM_PERIOD]',
    ],
    [
      { evaluationPeriods: 0 },
      'alarms[0].evaluationPeriods must be a whole number of 1 or more, got 0; use 1, for example [ALARM_PERIODS]',
    ],
    [
      { datapointsToAlarm: 4 },
      'alarms[0].datapointsToAlarm must be a whole number from 1 to 3, got 4; use 1, for example [ALARM_DATAPOINTS]',
    ],
    [
      { evaluationPeriods: 1441 },
      'alarms[0] must look back at most a day, or seven days with periods of an hour or more, got 1441 periods of 60 seconds; use fewer or longer ones [ALARM_WINDOW]',
    ],
    [{ threshold: NaN }, 'alarms[0].threshold must be a number, got NaN; use 1, for example [ALARM_THRESHOLD]'],
    [
      { threshold: 101, percentOfMetric: 'RequestCount' },
      'alarms[0].threshold must be a number from 0 to 100, in percent, got 101; use 1, for example [ALARM_THRESHOLD]',
    ],
    [
      { id: 'a b' },
      "alarms[0].id must be unique, of letters, digits, '-' and '_', got 'a b'; use another id [ALARM_ID]",
    ],
  ])('refuses %p', (alarm, problem) => {
    expect(problemsOf(alarm)).toEqual([problem]);
  });

  it('refuses two of one id, or of one name', () => {
    expect(problemsOf({}, {})).toEqual([expect.stringContaining('[ALARM_ID]')]);
    expect(problemsOf({ name: 'Q' }, { id: 'b', name: 'q' })).toEqual([
      "alarms[1].name must be unique, got 'q' twice; rename one, since CloudWatch keeps only the last [ALARM_NAME]",
    ]);
  });

  it('skips tokens', () => {
    const period = Token.asNumber({ resolve: () => 60 });
    expect(problemsOf({ periodSeconds: period, evaluationPeriods: period, threshold: period })).toEqual([]);
  });
});
