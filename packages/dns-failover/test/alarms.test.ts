import type { SynthesizedJson } from '@etops/testing';
import { problemsOf } from '@etops/testing';
import { FailoverAlarms } from '../src';
import { settings } from './settings';
import { environment, failoverIn, synthesize } from './synthesize';

describe('FailoverAlarms', () => {
  const alarmsOf = (actions?: { own?: string[]; healthMetrics?: string[] }) =>
    synthesize((stack) => {
      const failover = failoverIn(stack, settings);
      new FailoverAlarms(stack, 'alarms', {
        environment,
        failover,
        healthMetricsProvider: stack.addProvider('us-east-1'),
        ...(actions === undefined ? {} : { actions }),
      });
    });
  const named = (json: SynthesizedJson, name: string) =>
    json
      .resources('aws_cloudwatch_metric_alarm')
      .find(({ alarm_name }) => alarm_name === `airline-dns-failover-${name}`);

  it('keeps its addresses', () => {
    expect(
      alarmsOf()
        .addresses()
        .filter((address) => address.includes('.alarms_')),
    ).toMatchSnapshot();
  });

  it('creates alarms of endpoints in us-east-1, and the others in the Region of the stack', () => {
    const json = alarmsOf({
      own: ['arn:aws:sns:eu-west-1:123456789012:on-call'],
      healthMetrics: ['arn:aws:sns:us-east-1:123456789012:on-call'],
    });

    expect(named(json, 'primary-is-unhealthy')).toMatchObject({
      provider: 'aws.us-east-1',
      namespace: 'AWS/Route53',
      metric_name: 'HealthCheckStatus',
      dimensions: { HealthCheckId: expect.stringContaining('failover_check-primary') as string },
      statistic: 'Minimum',
      evaluation_periods: 2,
      threshold: 1,
      comparison_operator: 'LessThanThreshold',
      alarm_actions: ['arn:aws:sns:us-east-1:123456789012:on-call'],
      ok_actions: ['arn:aws:sns:us-east-1:123456789012:on-call'],
    });
    expect(named(json, 'on-premises-certificate-expires-soon')).toMatchObject({
      metric_name: 'CertificateDaysToExpiry',
      threshold: 21,
      period: 3600,
      evaluation_periods: 24,
      treat_missing_data: 'breaching',
      alarm_actions: ['arn:aws:sns:eu-west-1:123456789012:on-call'],
    });
    expect(named(json, 'on-premises-certificate-expires-soon')?.provider).toBeUndefined();
  });

  it('notifies the topic of each turn of a switch, on and off', () => {
    const topic = 'arn:aws:sns:eu-west-1:123456789012:on-call';
    const json = alarmsOf({ own: [topic] });

    for (const id of ['evacuate-on-premises', 'evacuate-primary', 'evacuate-dr', 'dr-in-service']) {
      expect(named(json, `${id}-was-turned`)).toMatchObject({
        namespace: 'airline/dns',
        metric_name: 'Switch',
        dimensions: { Switch: `/airline/dns/failover/${id}` },
        statistic: 'Maximum',
        comparison_operator: 'GreaterThanOrEqualToThreshold',
        threshold: 1,
        evaluation_periods: 1,
        treat_missing_data: 'ignore',
        alarm_actions: [topic],
        ok_actions: [topic],
      });
    }
  });

  it('fails for topics and a provider of other Regions', () => {
    const elsewhere = 'arn:aws:sns:eu-central-1:123456789012:on-call';

    expect(problemsOf(() => alarmsOf({ own: [elsewhere], healthMetrics: [elsewhere] }))).toEqual([
      `dns/alarms: actions.own[0] must be the ARN of an SNS topic in eu-west-1, got '${elsewhere}'; use the arn of an EncryptedTopic of this Region, for example [ARN]`,
      `dns/alarms: actions.healthMetrics[0] must be the ARN of an SNS topic in us-east-1, got '${elsewhere}'; use the arn of an EncryptedTopic of this Region, for example [ARN]`,
    ]);
    expect(
      problemsOf(() =>
        synthesize((stack) => {
          const failover = failoverIn(stack, settings);
          new FailoverAlarms(stack, 'alarms', { environment, failover, healthMetricsProvider: stack.provider });
        }),
      ),
    ).toEqual([
      "dns/alarms: healthMetricsProvider must be of 'us-east-1', the only Region with these metrics, got 'eu-west-1'; use stack.addProvider('us-east-1') [DNS_HEALTH_METRICS_PROVIDER]",
    ]);
  });

  it('creates alarms without actions by default', () => {
    expect(named(alarmsOf(), 'heartbeat-is-silent')).toMatchObject({ alarm_actions: [], ok_actions: [] });
  });
});
