import type { Block, SynthesizedJson } from '@etops/testing';
import { FailoverAlarms } from '../src';
import { settings, withSites } from './settings';
import { environment, failoverIn, failoverOf, namedCheck, synthesize } from './synthesize';

describe('the switches', () => {
  it('leads to a target only while endpoint, switch and gate are healthy, in one calculated check', () => {
    const check = namedCheck('eligible-dr');

    expect(check).toMatchObject({ type: 'CALCULATED', child_health_threshold: 3 });
    expect(check?.child_healthchecks).toEqual([
      expect.stringMatching(/failover_check-dr_\w+\.id}$/),
      expect.stringMatching(/failover_switch-evacuate-dr_\w+\.id}$/),
      expect.stringMatching(/failover_gate-dr_\w+\.id}$/),
    ]);
  });

  it.each([
    ['switch-evacuate-primary', 'evacuate-primary', undefined],
    ['gate-primary', 'dr-in-service', undefined],
    ['gate-dr', 'dr-in-service', true],
  ])('has %s follow the data of the alarm of %s, and keep its status without data', (id, switchId, inverted) => {
    const check = namedCheck(id);

    expect(check).toMatchObject({
      type: 'CLOUDWATCH_METRIC',
      cloudwatch_alarm_name: expect.stringMatching(
        new RegExp(`failover_switches_${switchId}-alarm_\\w+\\.alarm_name}$`),
      ) as string,
      cloudwatch_alarm_region: 'eu-west-1',
      insufficient_data_health_status: 'LastKnownStatus',
      triggers: {
        namespace: 'airline/dns',
        metricName: 'Switch',
        Switch: `/airline/dns/failover/${switchId}`,
        statistic: 'Maximum',
        period: '60',
        evaluationPeriods: '1',
        threshold: '1',
        comparisonOperator: 'GreaterThanOrEqualToThreshold',
        treatMissingData: 'missing',
      },
    });
    expect(check?.invert_healthcheck).toBe(inverted);
  });

  it('tells the check of every setting of its alarm', () => {
    const settingsOfAlarm = (alarm: Block) => [
      alarm.namespace,
      alarm.metric_name,
      alarm.statistic,
      alarm.period,
      alarm.evaluation_periods,
      alarm.threshold,
      alarm.comparison_operator,
      alarm.treat_missing_data,
      ...Object.values(alarm.dimensions as Block),
    ];
    const json = failoverOf();
    for (const alarm of json.resources('aws_cloudwatch_metric_alarm')) {
      const check = json
        .resources('aws_route53_health_check')
        .find(({ triggers }) => (triggers as Block | undefined)?.Switch === (alarm.dimensions as Block).Switch);

      expect(Object.values(check?.triggers as Block).sort()).toEqual(settingsOfAlarm(alarm).map(String).sort());
    }
    expect(json.resources('aws_cloudwatch_metric_alarm')).toHaveLength(4);
  });

  it('turns every switch off once, and never again', () => {
    for (const parameter of failoverOf().resources('aws_ssm_parameter')) {
      expect(parameter).toMatchObject({
        name: expect.stringMatching(/^\/airline\/dns\/failover\/(evacuate-|dr-in-service)/) as string,
        type: 'String',
        insecure_value: '0',
        allowed_pattern: '^[01]$',
        lifecycle: { ignore_changes: ['insecure_value'] },
      });
    }
  });

  it('publishes the positions every minute, each under its own name', () => {
    const machine = failoverOf().resource('aws_sfn_state_machine');
    const definition = JSON.parse(String(machine.definition)) as {
      States: Record<string, { Resource: string; Parameters: Record<string, unknown> }>;
    };

    expect(machine).toMatchObject({ name: 'airline-dns-failover-heartbeat', type: 'EXPRESS' });
    expect(definition.States.ReadSwitches).toMatchObject({
      Resource: 'arn:aws:states:::aws-sdk:ssm:getParameters',
      Parameters: {
        Names: ['evacuate-on-premises', 'evacuate-primary', 'evacuate-dr', 'dr-in-service'].map(
          (id) => `/airline/dns/failover/${id}`,
        ),
      },
    });
    expect(definition.States.PublishPositions?.Parameters).toMatchObject({ Namespace: 'airline/dns' });
    expect((definition.States.PublishPositions?.Parameters.MetricData as unknown[])[3]).toEqual({
      MetricName: 'Switch',
      Dimensions: [{ Name: 'Switch', 'Value.$': '$.Parameters[3].Name' }],
      'Value.$': 'States.StringToJson($.Parameters[3].Value)',
    });
    expect(failoverOf().resource('aws_scheduler_schedule')).toMatchObject({
      schedule_expression: 'rate(1 minute)',
      flexible_time_window: { mode: 'OFF' },
      target: { arn: expect.stringContaining('aws_sfn_state_machine') as string, input: '{}' },
    });
  });

  it('lets the heartbeat read its own parameters and publish in its own namespace, and nothing else', () => {
    const policies = failoverOf()
      .resources('aws_iam_role_policy')
      .map(({ policy }) => JSON.parse(String(policy)) as { Statement: unknown });

    expect(policies).toContainEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: 'ssm:GetParameters',
          Resource: ['evacuate-on-premises', 'evacuate-primary', 'evacuate-dr', 'dr-in-service'].map(
            (id) => `arn:aws:ssm:eu-west-1:123456789012:parameter/airline/dns/failover/${id}`,
          ),
        },
        {
          Effect: 'Allow',
          Action: 'cloudwatch:PutMetricData',
          Resource: '*',
          Condition: { StringEquals: { 'cloudwatch:namespace': 'airline/dns' } },
        },
      ],
    });
    expect(policies).toContainEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: 'states:StartExecution',
          Resource: 'arn:aws:states:eu-west-1:123456789012:stateMachine:airline-dns-failover-heartbeat',
        },
      ],
    });
  });

  it('has no gate where both Regions can write', () => {
    const json = failoverOf(withSites({ aws: { standby: 'always-eligible' } }));

    expect(json.text).not.toContain('dr-in-service');
    expect(json.resources('aws_ssm_parameter')).toHaveLength(3);
  });
});

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

  it('watches each endpoint where Route 53 has its metrics, and the rest in its own Region', () => {
    const json = alarmsOf({
      own: ['arn:aws:sns:eu-west-1:123456789012:people'],
      healthMetrics: ['arn:aws:sns:us-east-1:123456789012:people'],
    });

    expect(named(json, 'unhealthy-primary')).toMatchObject({
      provider: 'aws.us-east-1',
      namespace: 'AWS/Route53',
      metric_name: 'HealthCheckStatus',
      dimensions: { HealthCheckId: expect.stringContaining('failover_check-primary') as string },
      statistic: 'Minimum',
      threshold: 1,
      comparison_operator: 'LessThanThreshold',
      alarm_actions: ['arn:aws:sns:us-east-1:123456789012:people'],
      ok_actions: ['arn:aws:sns:us-east-1:123456789012:people'],
    });
    expect(named(json, 'certificate-on-premises')).toMatchObject({
      metric_name: 'CertificateDaysToExpiry',
      threshold: 21,
      period: 3600,
      evaluation_periods: 24,
      treat_missing_data: 'breaching',
      alarm_actions: ['arn:aws:sns:eu-west-1:123456789012:people'],
    });
    expect(named(json, 'certificate-on-premises')?.provider).toBeUndefined();
  });

  it('tells nobody when it is told of nobody', () => {
    expect(named(alarmsOf(), 'heartbeat')).toMatchObject({ alarm_actions: [], ok_actions: [] });
  });
});
