import type { AlarmSpec } from '@etops/contracts';
import { unmatchedPermissions } from '@etops/testing';
import { Lazy } from 'cdktf';
import type { ReleaseSettings, WebTierProps } from '../src';
import { WebTier } from '../src';
import {
  addedAddresses,
  problemsWith,
  referenceTo,
  statementsOf,
  synthIn,
  synthWebTier,
  webTierProps,
} from './support';

const json = synthWebTier({ release: {} });
const statements = json
  .resources('aws_iam_role_policy')
  .filter(({ name }) => name === 'calls')
  .flatMap(({ policy }) => statementsOf(policy));
const machineNamed = (name: string) =>
  json.resources('aws_sfn_state_machine').find((machine) => machine.name === name) ?? {};
const statementFor = (action: string) =>
  statements.find(({ Action }) => (Array.isArray(Action) ? Action.includes(action) : Action === action));

/** Returns the alarms of a web tier as data. */
function alarmsOf(props: Partial<WebTierProps>): readonly AlarmSpec[] {
  let alarms: readonly AlarmSpec[] = [];
  synthIn((stack) => {
    ({ alarms } = new WebTier(stack, 'web', { ...webTierProps, ...props }));
  });
  return alarms;
}

describe('the pointer', () => {
  it('starts with the first image, accepts images only, and is updated by releases only', () => {
    expect(json.resource('aws_ssm_parameter')).toMatchObject({
      name: '/airline/primary/web/image',
      type: 'String',
      insecure_value: 'ami-0123456789abcdef0',
      allowed_pattern: '^ami-([0-9a-f]{8}|[0-9a-f]{17})$',
      lifecycle: { ignore_changes: ['insecure_value'], prevent_destroy: true },
    });
  });

  it('is the image of the launch template, so that no plan undoes a release', () => {
    expect(json.resource('aws_launch_template')).toMatchObject({
      image_id: referenceTo('aws_ssm_parameter', 'insecure_value'),
    });
  });

  it('leaves the group with the version that last passed a release; Terraform decides on the first one only', () => {
    const groupOf = (changes: Parameters<typeof synthWebTier>[0]) =>
      synthWebTier(changes).resource('aws_autoscaling_group') as {
        readonly launch_template: object;
        readonly lifecycle: { readonly ignore_changes: readonly string[] };
      };
    const newest = { version: referenceTo('aws_launch_template', 'latest_version') };

    expect(groupOf({ release: {} }).launch_template).toMatchObject(newest);
    expect(groupOf({ release: {} }).lifecycle.ignore_changes).toContain('launch_template');
    expect(groupOf({}).launch_template).toMatchObject(newest);
    expect(groupOf({}).lifecycle.ignore_changes).not.toContain('launch_template');
  });
});

describe('a release', () => {
  it('is a standard state machine that logs every step and has its own role', () => {
    expect(machineNamed('airline-primary-web-release')).toMatchObject({
      type: 'STANDARD',
      role_arn: referenceTo('aws_iam_role', 'arn'),
      logging_configuration: {
        level: 'ALL',
        include_execution_data: true,
        log_destination: expect.stringMatching(/^\$\{aws_cloudwatch_log_group\..+\.arn}:\*$/) as unknown,
      },
    });
    const roles = json.resources('aws_iam_role').map(({ assume_role_policy }) => statementsOf(assume_role_policy)[0]);
    expect(roles).toContainEqual(
      expect.objectContaining({
        Principal: { Service: 'states.amazonaws.com' },
        Condition: {
          StringEquals: { 'aws:SourceAccount': '123456789012' },
          ArnLike: {
            'aws:SourceArn': 'arn:aws:states:eu-central-1:123456789012:stateMachine:airline-primary-web-release',
          },
        },
      }),
    );
  });

  it('has exactly the permissions of its calls', () => {
    expect(
      unmatchedPermissions(json, {
        'ec2:RunInstances': 'Auto Scaling checks it for callers that name a launch template',
        'ec2:CreateTags': 'Auto Scaling checks it for callers that name a launch template',
        'iam:PassRole': 'servers get their role',
        'kms:Decrypt': 'the topic is encrypted',
        'kms:GenerateDataKey*': 'the topic is encrypted',
      }),
    ).toEqual([]);
  });

  it('may change its own group, template and pointer only', () => {
    expect(statementFor('autoscaling:StartInstanceRefresh')).toMatchObject({
      Action: expect.arrayContaining([
        'autoscaling:RollbackInstanceRefresh',
        'autoscaling:StartInstanceRefresh',
        'autoscaling:UpdateAutoScalingGroup',
      ]) as unknown,
      Resource:
        'arn:aws:autoscaling:eu-central-1:123456789012:autoScalingGroup:*:autoScalingGroupName/airline-primary-web',
    });
    expect(statementFor('ec2:CreateLaunchTemplateVersion')).toMatchObject({
      Resource: referenceTo('aws_launch_template', 'arn'),
    });
    expect(statementFor('iam:PassRole')).toMatchObject({ Resource: referenceTo('aws_iam_role', 'arn') });
    expect(statementFor('ssm:PutParameter')).toMatchObject({
      Resource: 'arn:aws:ssm:eu-central-1:123456789012:parameter/airline/primary/web/image',
    });
    expect(statementFor('sns:Publish')).toMatchObject({ Resource: referenceTo('aws_sns_topic', 'arn') });
  });

  it('may start servers from its template only, with the image and the security groups of the template', () => {
    const runs = statements.filter(({ Action }) => JSON.stringify(Action).includes('ec2:RunInstances'));
    const ofTemplate = { 'ec2:LaunchTemplate': referenceTo('aws_launch_template', 'arn') };
    const arn = (type: string) => `arn:aws:ec2:eu-central-1:*:${type}/*`;

    expect(runs).toEqual([
      expect.objectContaining({
        Resource: ['image', 'key-pair', 'security-group', 'snapshot'].map(arn),
        Condition: { ArnLike: ofTemplate, Bool: { 'ec2:IsLaunchTemplateResource': 'true' } },
      }),
      expect.objectContaining({
        Resource: expect.arrayContaining(['instance', 'subnet', 'volume'].map(arn)) as unknown,
        Condition: { ArnLike: ofTemplate },
      }),
    ]);
  });

  it('reads its switches only', () => {
    const [statement] = synthWebTier({ release: { switchNames: ['/airline/dns/failover/dr-in-service'] } })
      .resources('aws_iam_role_policy')
      .flatMap(({ policy }) => statementsOf(policy))
      .filter(({ Action }) => [Action].flat().includes('ssm:GetParameters'));

    expect(statement).toMatchObject({
      Resource: ['arn:aws:ssm:eu-central-1:123456789012:parameter/airline/dns/failover/dr-in-service'],
    });
  });

  it('may describe everything, and changes nothing without a resource or a condition', () => {
    const everywhere = statements.filter(({ Resource, Condition }) => Resource === '*' && Condition === undefined);
    const actions = everywhere.flatMap(({ Action }) => Action as string | string[]);

    expect(actions).toContain('autoscaling:DescribeInstanceRefreshes');
    expect(actions.filter((action) => !/^\w+:(Describe|Get|List)|^logs:/.test(action))).toEqual([]);
  });

  it('publishes to a topic with a customer key', () => {
    expect(json.resource('aws_sns_topic')).toMatchObject({
      name: 'airline-primary-web-release',
      kms_master_key_id: referenceTo('aws_kms_key', 'arn'),
    });
  });

  it('has a rule for ends without a notification, and for no others', () => {
    const rule = json.resource('aws_cloudwatch_event_rule');
    const machine = 'arn:aws:states:eu-central-1:123456789012:stateMachine:airline-primary-web-release';
    expect(JSON.parse(String(rule.event_pattern))).toEqual({
      source: ['aws.states'],
      'detail-type': ['Step Functions Execution Status Change'],
      detail: {
        stateMachineArn: [machine],
        $or: [
          { status: ['ABORTED', 'TIMED_OUT'] },
          { status: ['FAILED'], error: [{ exists: false }, { 'anything-but': { prefix: 'Release.' } }] },
        ],
      },
    });
    expect(json.resource('aws_cloudwatch_event_target')).toMatchObject({
      arn: referenceTo('aws_sns_topic', 'arn'),
      input_transformer: {
        input_paths: { status: '$.detail.status', execution: '$.detail.executionArn' },
        input_template:
          '{"outcome":"<status>: servers may run either version, see the runbook","environment":"primary","execution":"<execution>"}',
      },
    });
  });

  it('lets only EventBridge publish to its topic, and use its key for that topic only', () => {
    const topic = statementsOf(json.resource('aws_sns_topic_policy').policy);
    const keys = json.resources('aws_kms_key').flatMap(({ policy }) => statementsOf(policy));

    expect(topic.filter(({ Effect }) => Effect === 'Allow')).toEqual([
      {
        Sid: expect.any(String) as unknown,
        Effect: 'Allow',
        Principal: { Service: 'events.amazonaws.com' },
        Action: 'sns:Publish',
        Resource: referenceTo('aws_sns_topic', 'arn'),
      },
    ]);
    expect(keys.filter(({ Principal }) => JSON.stringify(Principal).includes('events.amazonaws.com'))).toEqual([
      expect.objectContaining({
        Effect: 'Allow',
        Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        Condition: {
          ArnEquals: {
            'kms:EncryptionContext:aws:sns:topicArn':
              'arn:aws:sns:eu-central-1:123456789012:airline-primary-web-release',
          },
        },
      }),
    ]);
  });

  it('watches the share of requests that fail in servers or in the load balancer, and further alarms', () => {
    const watched = synthWebTier({ release: { maxErrorPercent: 2, alarmNames: ['airline-latency'] } });
    const alarm = watched.resource('aws_cloudwatch_metric_alarm') as {
      readonly metric_query: readonly { readonly id: string; readonly expression?: string; readonly metric?: object }[];
    };

    expect(alarm).toMatchObject({
      alarm_name: 'airline-primary-web-release-errors',
      threshold: 2,
      treat_missing_data: 'notBreaching',
    });
    expect(alarm.metric_query[0]?.expression).toBe(
      '100 * (FILL(errors, 0) + FILL(e502, 0) + FILL(e503, 0) + FILL(e504, 0)) / (FILL(requests, 0) + FILL(e503, 0))',
    );
    // The load balancer's own errors have no target group.
    const metrics = alarm.metric_query.slice(1) as { metric: { metric_name: string; dimensions: object } }[];
    expect(metrics.map(({ metric }) => [metric.metric_name, Object.keys(metric.dimensions)])).toEqual([
      ['HTTPCode_Target_5XX_Count', ['LoadBalancer', 'TargetGroup']],
      ['HTTPCode_ELB_502_Count', ['LoadBalancer']],
      ['HTTPCode_ELB_503_Count', ['LoadBalancer']],
      ['HTTPCode_ELB_504_Count', ['LoadBalancer']],
      ['RequestCount', ['LoadBalancer', 'TargetGroup']],
    ]);
    expect(watched.resources('aws_sfn_state_machine').map(({ definition }) => definition)).toContainEqual(
      expect.stringMatching(/"Alarms":\["\$\{aws_cloudwatch_metric_alarm\.[\w-]+\.alarm_name}","airline-latency"]/),
    );
  });

  it('watches the response time if it has a maximum', () => {
    const watched = synthWebTier({ release: { maxLatencySeconds: 1.5 } });
    const alarms = watched.resources('aws_cloudwatch_metric_alarm');

    expect(alarms).toContainEqual(
      expect.objectContaining({
        alarm_name: 'airline-primary-web-release-latency',
        metric_name: 'TargetResponseTime',
        extended_statistic: 'p95',
        threshold: 1.5,
        evaluation_periods: 2,
      }),
    );
    expect(watched.resources('aws_sfn_state_machine').map(({ definition }) => definition)).toContainEqual(
      expect.stringMatching(
        /"Alarms":\["\$\{[^}]+errors-alarm[^}]+\.alarm_name}","\$\{[^}]+latency-alarm[^}]+\.alarm_name}"]/,
      ),
    );
  });

  it('shows a change of the template that waits for a release, every hour, and as an alarm', () => {
    const schedule = json.resource('aws_scheduler_schedule');
    expect(schedule).toMatchObject({
      name: 'airline-primary-web-pending-change',
      schedule_expression: 'rate(1 hour)',
    });
    expect(machineNamed('airline-primary-web-pending-change')).toMatchObject({ type: 'EXPRESS' });

    const pending = (props: Partial<WebTierProps>) =>
      alarmsOf(props).filter(({ id }) => id === 'template-change-is-pending');
    expect(pending({})).toEqual([]);
    expect(pending({ release: {} })).toEqual([
      expect.objectContaining({
        severity: 'ticket',
        namespace: 'Etops/Release',
        metricName: 'PendingTemplateChange',
        dimensions: { AutoScalingGroupName: 'airline-primary-web' },
        threshold: 0,
        comparison: 'GreaterThanThreshold',
        evaluationPeriods: 24,
        periodSeconds: 3600,
        treatMissingData: 'breaching',
      }),
    ]);
  });

  it('keeps its Terraform addresses', () => {
    expect(addedAddresses({ release: {} })).toMatchSnapshot();
  });

  it('changes no Terraform address of a web tier without releases', () => {
    expect(json.addresses()).toEqual(expect.arrayContaining([...synthWebTier().addresses()]));
  });
});

describe('props of a release', () => {
  it.each<[ReleaseSettings, string]>([
    [
      { minHealthyPercent: 101 },
      'release.minHealthyPercent must be a whole number from 0 to 100, got 101; use percent, for example 100 [WEB_TIER_RELEASE_RANGE]',
    ],
    [
      { maxHealthyPercent: 90 },
      'release.maxHealthyPercent must be a whole number from 100 to 200, got 90; use percent, for example 110 [WEB_TIER_RELEASE_RANGE]',
    ],
    [
      { timeoutMinutes: 600 },
      'release.timeoutMinutes must be a whole number from 5 to 480, got 600; use minutes, for example 120 [WEB_TIER_RELEASE_RANGE]',
    ],
    [
      { minHealthyPercent: 50, maxHealthyPercent: 180 },
      'release.maxHealthyPercent must be at most 100 above minHealthyPercent, got 180 and 50; use 110 and 100, for example [WEB_TIER_RELEASE_PERCENT]',
    ],
    [
      { bakeMinutes: 30, timeoutMinutes: 30 },
      'release.bakeMinutes must be less than timeoutMinutes, got 30 and 30; allow more time, since every release would be rolled back [WEB_TIER_RELEASE_BAKE]',
    ],
    [
      { maxErrorPercent: 0 },
      'release.maxErrorPercent must be more than 0 and at most 100, got 0; choose a share that a good release never reaches [WEB_TIER_RELEASE_ERRORS]',
    ],
    [
      { alarmNames: Array.from({ length: 10 }, (_, i) => `alarm-${String(i)}`) },
      'release.alarmNames must be at most 9 names, got 10; combine them in a composite alarm, since a refresh watches 10 alarms including its own [WEB_TIER_RELEASE_ALARMS]',
    ],
    [
      { maxLatencySeconds: 1, alarmNames: Array.from({ length: 9 }, (_, i) => `alarm-${String(i)}`) },
      'release.alarmNames must be at most 8 names, got 9; combine them in a composite alarm, since a refresh watches 10 alarms including its own [WEB_TIER_RELEASE_ALARMS]',
    ],
    [
      { maxLatencySeconds: 0 },
      'release.maxLatencySeconds must be more than 0, got 0; choose a response time that a good release never reaches, for example 2 [WEB_TIER_RELEASE_LATENCY]',
    ],
    [
      { switchNames: ['dr-in-service'] },
      "release.switchNames[0] must be the name of an SSM parameter, beginning with '/', got 'dr-in-service'; use '/airline/dns/failover/dr-in-service', for example [WEB_TIER_RELEASE_SWITCH]",
    ],
    [
      { switchNames: Array.from({ length: 11 }, (_, i) => `/switch/${String(i)}`) },
      'release.switchNames must be at most 10 names, got 11; list the switches that concern this Region only [WEB_TIER_RELEASE_SWITCHES]',
    ],
    [
      { switchNames: ['/a', '/b', '/a'] },
      "release.switchNames must name each parameter once, got '/a' again; remove it [WEB_TIER_RELEASE_SWITCH_TWICE]",
    ],
    [
      { alarmNames: ['latency', 'errors', 'latency'] },
      "release.alarmNames must name each alarm once, got 'latency' again; remove it [WEB_TIER_RELEASE_ALARM_TWICE]",
    ],
  ])('fail when they are %j', (release, message) => {
    expect(problemsWith({ release })).toContain(message);
  });

  it('fail when only Terraform knows how many alarms there are', () => {
    const alarmNames = Lazy.listValue({ produce: () => ['latency'] });

    expect(problemsWith({ release: { alarmNames } })).toBe(
      'primary/web: release.alarmNames must be a literal, got a token; write the list in the program; its elements can be tokens [LITERAL_REQUIRED]',
    );
  });

  it.each(['latest', 'resolve:ssm:/airline/image', '$Latest'])('fail with the first image %s', (imageId) => {
    expect(() => synthWebTier({ imageId, release: {} })).toThrow(
      /imageId must be the id of one machine image, got '.*'; write a released 'ami-…' in the program, .* \[WEB_TIER_IMAGE\]/,
    );
  });
});
