import { CloudwatchCompositeAlarm } from '@cdktf/provider-aws/lib/cloudwatch-composite-alarm';
import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import type { CloudwatchMetricAlarmConfig } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { Route53HealthCheck } from '@cdktf/provider-aws/lib/route53-health-check';
import type { Route53HealthCheckConfig } from '@cdktf/provider-aws/lib/route53-health-check';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import type { Route53RecordConfig } from '@cdktf/provider-aws/lib/route53-record';
import { EnvironmentStack } from '@etops/foundation';
import { problemsOf, synth } from '@etops/testing';
import { Fn, Token } from 'cdktf';
import { dnsPolicies } from '../src';
import { settings } from './settings';
import { environment, failoverIn } from './synthesize';

const synthesize = (build: (stack: EnvironmentStack) => void) =>
  synth(build, (app) => new EnvironmentStack(app, 'dns', { environment, policies: dnsPolicies }));

const name = 'www.airline.example';
const common = { zoneId: 'Z1', name, type: 'A' };
const weighted = (id: string, weight: number): Route53RecordConfig => ({
  ...common,
  setIdentifier: id,
  weightedRoutingPolicy: { weight },
});
const failover = (type: string): Route53RecordConfig => ({
  ...common,
  setIdentifier: type,
  failoverRoutingPolicy: { type },
});
const values = { records: ['8.8.8.8'], ttl: 60 };
const aliasTo = (target: string, evaluateTargetHealth: boolean) => ({
  alias: { name: target, zoneId: 'Z1', evaluateTargetHealth },
});

/** Returns the problems of records. */
const problemsOfRecords = (...records: readonly Route53RecordConfig[]) =>
  problemsOf(() =>
    synthesize((stack) => {
      records.forEach((config, index) => new Route53Record(stack, `record-${String(index)}`, config));
    }),
  );

/** Returns the problems of one check that a record uses, with an alarm that it may follow. */
const problemsOfCheck = (config: Partial<Route53HealthCheckConfig>, alarm?: Partial<CloudwatchMetricAlarmConfig>) =>
  problemsOf(() =>
    synthesize((stack) => {
      if (alarm !== undefined) {
        new CloudwatchMetricAlarm(stack, 'alarm', {
          alarmName: 'alarm',
          comparisonOperator: 'GreaterThanThreshold',
          evaluationPeriods: 3,
          ...alarm,
        });
      }
      const check = new Route53HealthCheck(stack, 'check', {
        type: 'HTTPS',
        lifecycle: { createBeforeDestroy: true },
        ...config,
      });
      new Route53Record(stack, 'record', { ...weighted('a', 1), ...values, healthCheckId: check.id });
    }),
  );

const watching: Partial<Route53HealthCheckConfig> = {
  type: 'CLOUDWATCH_METRIC',
  cloudwatchAlarmName: 'alarm',
  cloudwatchAlarmRegion: 'eu-west-1',
  insufficientDataHealthStatus: 'Unhealthy',
  triggers: { threshold: '1' },
};

describe('recordTreesSound: records', () => {
  it('of a DnsFailover pass', () => {
    expect(synthesize((stack) => failoverIn(stack, settings)).resources('aws_route53_record')).toHaveLength(8);
  });

  it('that are simple, or point to a CloudFront distribution, pass', () => {
    expect(() =>
      synthesize((stack) => {
        new Route53Record(stack, 'simple', { ...common, name: 'a.airline.example', ...values, ttl: 300 });
        new Route53Record(stack, 'alone', { ...common, name: 'b.airline.example', ...aliasTo('lb.example', false) });
        new Route53Record(stack, 'cdn', { ...weighted('cdn', 1), ...aliasTo('d1.cloudfront.net', false) });
      }),
    ).not.toThrow();
  });

  it.each<[string, readonly Route53RecordConfig[], readonly string[]]>([
    [
      'weight 0 without a check',
      [
        { ...weighted('a', 1), ...values },
        { ...weighted('b', 0), ...values },
      ],
      [
        'dns/record-1: a record with weight 0 must have a health check or evaluate its target, got neither; add one, Route 53 answers with weight 0 if all others are unhealthy [POLICY_DNS_RECORD_TREE]',
      ],
    ],
    [
      'a failover pair with one side',
      [{ ...failover('PRIMARY'), ...values, healthCheckId: 'check' }],
      [
        "dns/record-0: failover records must come as PRIMARY and SECONDARY, got PRIMARY of 'www.airline.example' only; add the other record, or use a simple record [POLICY_DNS_RECORD_TREE]",
      ],
    ],
    [
      'a PRIMARY that is always healthy',
      [
        { ...failover('PRIMARY'), ...values },
        { ...failover('SECONDARY'), ...values },
      ],
      [
        'dns/record-0: the PRIMARY record must have a health check or evaluate its target, got neither; add one, otherwise it is always healthy and the SECONDARY never answers [POLICY_DNS_RECORD_TREE]',
      ],
    ],
    [
      'an alias in a set without evaluation',
      [{ ...weighted('a', 1), ...aliasTo('lb.example', false) }],
      [
        "dns/record-0: alias.evaluate_target_health must be true in a tree of records, got an alias to 'lb.example' without it; set it to true, Route 53 would answer with a dead target [POLICY_DNS_RECORD_TREE]",
      ],
    ],
    [
      'an alias to a set without evaluation',
      [
        { ...common, name: 'airline.example', ...aliasTo(name, false) },
        { ...weighted('a', 1), ...values },
      ],
      [
        "dns/record-0: alias.evaluate_target_health must be true in a tree of records, got an alias to 'www.airline.example' without it; set it to true, Route 53 would answer with a dead target [POLICY_DNS_RECORD_TREE]",
      ],
    ],
    [
      'a TTL other than that of an alias in the set',
      [
        { ...weighted('a', 1), ...aliasTo('lb.example', true) },
        { ...weighted('b', 1), ...values, ttl: 300 },
      ],
      [
        "dns/record-1: ttl must be 60 like that of the other records of 'www.airline.example', got 300; use one TTL, resolvers that keep an answer longer shift the shares [POLICY_DNS_RECORD_TREE]",
      ],
    ],
    [
      'two TTLs in a set',
      [
        { ...weighted('a', 1), ...values, ttl: 30 },
        { ...weighted('b', 1), ...values },
      ],
      [
        "dns/record-1: ttl must be 30 like that of the other records of 'www.airline.example', got 60; use one TTL, resolvers that keep an answer longer shift the shares [POLICY_DNS_RECORD_TREE]",
      ],
    ],
  ])('fail with %s', (_, records, problems) => {
    expect(problemsOfRecords(...records)).toEqual(problems);
  });
});

describe('healthChecksSound: health checks', () => {
  it.each<[string, Partial<Route53HealthCheckConfig>, Partial<CloudwatchMetricAlarmConfig> | undefined, string]>([
    [
      'a private address',
      { ipAddress: '10.0.0.1' },
      undefined,
      "ip_address must be a public address, got '10.0.0.1'; use an alarm for a private endpoint, checkers are outside of every VPC",
    ],
    [
      'an interval that does not exist',
      { requestInterval: 15 },
      undefined,
      'request_interval must be 10 or 30, got 15; use 10 if minutes of recovery count',
    ],
    [
      'disabled set',
      { disabled: true },
      undefined,
      'disabled must not be true, got true; use a switch to take a site out, a disabled check is healthy',
    ],
    [
      'a replacement that destroys first',
      { lifecycle: {} },
      undefined,
      'lifecycle.create_before_destroy must be true for a check in use, got none; add it, a record whose check was deleted is always healthy',
    ],
    [
      'a threshold that no children reach',
      { type: 'CALCULATED', childHealthchecks: ['a', 'b'], childHealthThreshold: 3 },
      undefined,
      'child_health_threshold must be from 1 to the number of children (2), got 3; use 1 or more, 0 is always healthy and a higher number never',
    ],
    [
      'a threshold that is always reached',
      { type: 'CALCULATED', childHealthchecks: ['a', 'b'], childHealthThreshold: 0 },
      undefined,
      'child_health_threshold must be from 1 to the number of children (2), got 0; use 1 or more, 0 is always healthy and a higher number never',
    ],
    [
      'no triggers for changes of its alarm',
      { type: 'CLOUDWATCH_METRIC', cloudwatchAlarmName: 'alarm', insufficientDataHealthStatus: 'Healthy' },
      undefined,
      "triggers must contain the alarm's settings, got none; add each setting, Route 53 copies them only when a trigger changes",
    ],
    [
      'nothing decided for missing data',
      { type: 'CLOUDWATCH_METRIC', cloudwatchAlarmName: 'alarm', triggers: { threshold: '1' } },
      undefined,
      "insufficient_data_health_status must be set, got none; use 'LastKnownStatus', 'Healthy' or 'Unhealthy'",
    ],
    [
      'an alarm of metric math',
      watching,
      { metricQuery: [{ id: 'e', expression: 'm / 2' }] },
      'cloudwatch_alarm_name must name an alarm without metric math (metric_query), got aws_cloudwatch_metric_alarm.alarm; use another alarm, health checks do not support this',
    ],
    [
      'an alarm of a percentile',
      watching,
      { metricName: 'm', extendedStatistic: 'p99' },
      'cloudwatch_alarm_name must name an alarm without a percentile (extended_statistic), got aws_cloudwatch_metric_alarm.alarm; use another alarm, health checks do not support this',
    ],
    [
      'an alarm of an unknown statistic',
      watching,
      { metricName: 'm', statistic: 'IQM' },
      "cloudwatch_alarm_name must name an alarm without statistic 'IQM', got aws_cloudwatch_metric_alarm.alarm; use another alarm, health checks do not support this",
    ],
    [
      'an alarm of high resolution',
      watching,
      { metricName: 'm', period: 10 },
      'cloudwatch_alarm_name must name an alarm without a period under 60 seconds, got aws_cloudwatch_metric_alarm.alarm; use another alarm, health checks do not support this',
    ],
    [
      'an alarm of some datapoints',
      watching,
      { metricName: 'm', datapointsToAlarm: 2 },
      'cloudwatch_alarm_name must name an alarm without M out of N datapoints (datapoints_to_alarm), got aws_cloudwatch_metric_alarm.alarm; use another alarm, health checks do not support this',
    ],
  ])('fail with %s', (_, config, alarm, message) => {
    expect(problemsOfCheck(config, alarm)).toEqual([`dns/check: ${message} [POLICY_DNS_HEALTH_CHECK]`]);
  });

  it('fail with a composite alarm, and with a calculated child', () => {
    const problems = problemsOf(() =>
      synthesize((stack) => {
        const composite = new CloudwatchCompositeAlarm(stack, 'composite', {
          alarmName: 'all',
          alarmRule: 'ALARM(alarm)',
        });
        const lifecycle = { createBeforeDestroy: true };
        const child = new Route53HealthCheck(stack, 'child', {
          type: 'CALCULATED',
          childHealthchecks: ['a'],
          childHealthThreshold: 1,
          lifecycle,
        });
        new Route53HealthCheck(stack, 'parent', {
          type: 'CALCULATED',
          childHealthchecks: [child.id, 'b'],
          childHealthThreshold: 2,
          lifecycle,
        });
        new Route53HealthCheck(stack, 'watcher', {
          ...watching,
          type: 'CLOUDWATCH_METRIC',
          cloudwatchAlarmName: composite.alarmName,
        });
      }),
    );

    expect(problems).toEqual([
      'dns/parent: child_healthchecks must not be calculated themselves, got aws_route53_health_check.child; put all children into one check, Route 53 rejects nested ones [POLICY_DNS_HEALTH_CHECK]',
      'dns/watcher: cloudwatch_alarm_name must name a metric alarm, got aws_cloudwatch_composite_alarm.composite; use a calculated check, Route 53 does not follow composite alarms [POLICY_DNS_HEALTH_CHECK]',
    ]);
  });

  it('fail with a check that is used inside an expression, and would be destroyed first', () => {
    const problems = problemsOf(() =>
      synthesize((stack) => {
        const check = new Route53HealthCheck(stack, 'check', { type: 'HTTPS' });
        new Route53Record(stack, 'record', {
          ...weighted('a', 1),
          ...values,
          healthCheckId: Token.asString(Fn.element([check.id, 'other'], 0)),
        });
      }),
    );

    expect(problems).toEqual([expect.stringMatching(/^dns\/check: lifecycle\.create_before_destroy must be true/)]);
  });

  it('fail with a calculated child, and an unsupported alarm, in a list or an expression', () => {
    const lifecycle = { createBeforeDestroy: true };
    const calculated = { type: 'CALCULATED', childHealthThreshold: 1, lifecycle };
    const problems = problemsOf(() =>
      synthesize((stack) => {
        const child = new Route53HealthCheck(stack, 'child', { ...calculated, childHealthchecks: ['a'] });
        const alarm = new CloudwatchMetricAlarm(stack, 'alarm', {
          alarmName: 'alarm',
          comparisonOperator: 'GreaterThanThreshold',
          evaluationPeriods: 1,
          metricName: 'm',
          period: 10,
        });
        new Route53HealthCheck(stack, 'listed', { ...calculated, childHealthchecks: ['a', Fn.lower(child.id)] });
        new Route53HealthCheck(stack, 'nested', {
          ...calculated,
          childHealthchecks: Token.asList(Fn.concat([['a'], [child.id]])),
        });
        new Route53HealthCheck(stack, 'watcher', {
          ...watching,
          type: 'CLOUDWATCH_METRIC',
          cloudwatchAlarmName: Fn.lower(alarm.alarmName),
        });
      }),
    );

    expect(problems.map((problem) => problem.replace(/ must .* got /, ': '))).toEqual([
      expect.stringMatching(/^dns\/listed: child_healthchecks: aws_route53_health_check\.child/),
      expect.stringMatching(/^dns\/nested: child_healthchecks: aws_route53_health_check\.child/),
      expect.stringMatching(/^dns\/watcher: cloudwatch_alarm_name: aws_cloudwatch_metric_alarm\.alarm/),
    ]);
  });
});
