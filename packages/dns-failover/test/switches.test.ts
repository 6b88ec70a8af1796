import type { Block } from '@etops/foundation';
import { unmatchedPermissions } from '@etops/testing';
import { withSites } from './settings';
import { failoverOf, namedCheck } from './synthesize';

describe('switches', () => {
  it('make a target eligible by one calculated check of its endpoint, its switch and its gate', () => {
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
  ])('have the check %s follow the alarm of %s, and keep its status without data', (id, switchId, inverted) => {
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

  it('pass every setting of an alarm to its check as a trigger', () => {
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

  it('have alarms that say which switch is on, and what it does', () => {
    const descriptions = failoverOf()
      .resources('aws_cloudwatch_metric_alarm')
      .map(({ alarm_description: description }) => description);

    expect(descriptions).toEqual([
      'The switch dr-in-service is on: dr gets the traffic of AWS, and primary gets none.',
      'The switch evacuate-dr is on: dr gets no traffic.',
      'The switch evacuate-on-premises is on: the on-premises site gets no traffic.',
      'The switch evacuate-primary is on: primary gets no traffic.',
    ]);
  });

  it('are created as off, and no later apply changes their position', () => {
    for (const parameter of failoverOf().resources('aws_ssm_parameter')) {
      expect(parameter).toMatchObject({
        name: expect.stringMatching(/^\/airline\/dns\/failover\/(evacuate-|dr-in-service)/) as string,
        type: 'String',
        insecure_value: '0',
        allowed_pattern: '^[01]$',
        lifecycle: { ignore_changes: ['insecure_value'], prevent_destroy: true },
      });
    }
  });

  it('publish their positions every minute, each under its own name', () => {
    const machine = failoverOf().resource('aws_sfn_state_machine');
    const definition = JSON.parse(String(machine.definition)) as {
      States: Record<string, { Resource: string; Parameters: Record<string, unknown> }>;
    };

    expect(machine).toMatchObject({ name: 'airline-dns-failover-heartbeat', type: 'EXPRESS' });
    expect(definition.States.ReadSwitchPositions).toMatchObject({
      Resource: 'arn:aws:states:::aws-sdk:ssm:getParameters',
      Parameters: {
        Names: ['evacuate-on-premises', 'evacuate-primary', 'evacuate-dr', 'dr-in-service'].map(
          (id) => `/airline/dns/failover/${id}`,
        ),
      },
    });
    expect(definition.States.PublishSwitchPositions?.Parameters).toMatchObject({ Namespace: 'airline/dns' });
    expect((definition.States.PublishSwitchPositions?.Parameters.MetricData as unknown[])[3]).toEqual({
      MetricName: 'Switch',
      Dimensions: [{ Name: 'Switch', 'Value.$': '$.Parameters[3].Name' }],
      'Value.$': 'States.StringToJson($.Parameters[3].Value)',
    });
    expect(failoverOf().resource('aws_scheduler_schedule')).toMatchObject({
      schedule_expression: 'rate(1 minute)',
      flexible_time_window: { mode: 'OFF' },
      target: { arn: expect.stringContaining('stateMachine:airline-dns-failover-heartbeat') as string, input: '{}' },
    });
  });

  it('let the heartbeat read their parameters and publish to their namespace, and nothing else', () => {
    const json = failoverOf();
    const statements = json
      .resources('aws_iam_role_policy')
      .flatMap(({ policy }) => (JSON.parse(String(policy)) as { Statement: readonly Block[] }).Statement);

    expect(statements).toContainEqual(
      expect.objectContaining({
        Action: ['ssm:GetParameters'],
        Resource: ['evacuate-on-premises', 'evacuate-primary', 'evacuate-dr', 'dr-in-service'].map(
          (id) => `arn:aws:ssm:eu-west-1:123456789012:parameter/airline/dns/failover/${id}`,
        ),
      }),
    );
    expect(statements).toContainEqual(
      expect.objectContaining({
        Action: ['cloudwatch:PutMetricData'],
        Resource: '*',
        Condition: { StringEquals: { 'cloudwatch:namespace': 'airline/dns' } },
      }),
    );
    expect(statements).toContainEqual(
      expect.objectContaining({
        Action: 'states:StartExecution',
        Resource: 'arn:aws:states:eu-west-1:123456789012:stateMachine:airline-dns-failover-heartbeat',
      }),
    );
    expect(unmatchedPermissions(json)).toEqual([]);
  });

  it('start a heartbeat once and without a dead-letter queue, since the next start is a minute away', () => {
    const json = failoverOf();

    expect(json.resource('aws_scheduler_schedule')).toMatchObject({
      target: { retry_policy: { maximum_retry_attempts: 0, maximum_event_age_in_seconds: 60 } },
    });
    expect(json.resources('aws_sqs_queue')).toEqual([]);
    expect(json.resource('aws_sfn_state_machine')).toMatchObject({ logging_configuration: { level: 'ERROR' } });
  });

  it('include no gate if AWS fails over automatically', () => {
    const json = failoverOf(withSites({ aws: { failoverMode: 'automatic' } }));

    expect(json.text).not.toContain('dr-in-service');
    expect(json.resources('aws_ssm_parameter')).toHaveLength(3);
  });
});
