import { EnvironmentStack } from '@etops/foundation';
import { developmentEnvironment, problemsOf, synth, testEnvironment } from '@etops/testing';
import { AutoscalingGroup } from '@cdktf/provider-aws/lib/autoscaling-group';
import { LaunchTemplate } from '@cdktf/provider-aws/lib/launch-template';
import { noTerraformRefresh, WebTier } from '../src';
import type { ReleaseSettings } from '../src';
import { referenceTo, statementsOf, synthIn, synthWebTier, webTierProps } from './support';

const json = synthWebTier({ release: {} });
const statements = json
  .resources('aws_iam_role_policy')
  .filter(({ name }) => name === 'release')
  .flatMap(({ policy }) => statementsOf(policy));
const statement = (sid: string) => statements.find(({ Sid }) => Sid === sid);

describe('the pointer', () => {
  it('begins at the first image, takes nothing but images, and is moved by releases only', () => {
    expect(json.resource('aws_ssm_parameter')).toMatchObject({
      name: '/airline/primary/web/image',
      type: 'String',
      insecure_value: 'ami-0123456789abcdef0',
      allowed_pattern: '^ami-([0-9a-f]{8}|[0-9a-f]{17})$',
      lifecycle: { ignore_changes: ['insecure_value'], prevent_destroy: true },
    });
  });

  it('decides about the image of the launch template, so that no plan takes a release back', () => {
    expect(json.resource('aws_launch_template')).toMatchObject({
      image_id: referenceTo('aws_ssm_parameter', 'insecure_value'),
    });
    expect(json.resource('aws_autoscaling_group')).toMatchObject({
      launch_template: { version: referenceTo('aws_launch_template', 'latest_version') },
    });
  });
});

describe('a release', () => {
  it('is a standard state machine that logs every step and acts by a role of its own', () => {
    expect(json.resource('aws_sfn_state_machine')).toMatchObject({
      name: 'airline-primary-web-release',
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

  it('may change its own group, template and pointer only', () => {
    expect(statement('ReplaceServers')).toMatchObject({
      Resource:
        'arn:aws:autoscaling:eu-central-1:123456789012:autoScalingGroup:*:autoScalingGroupName/airline-primary-web',
    });
    expect(statement('MakeVersions')).toMatchObject({ Resource: referenceTo('aws_launch_template', 'arn') });
    expect(statement('UseTemplate')).toMatchObject({
      Action: ['ec2:RunInstances'],
      Condition: { ArnLike: { 'ec2:LaunchTemplate': referenceTo('aws_launch_template', 'arn') } },
    });
    expect(statement('GiveServersTheirRole')).toMatchObject({ Resource: referenceTo('aws_iam_role', 'arn') });
    expect(statement('MovePointer')).toMatchObject({
      Action: ['ssm:PutParameter'],
      Resource: 'arn:aws:ssm:eu-central-1:123456789012:parameter/airline/primary/web/image',
    });
    expect(statement('TellPeople')).toMatchObject({ Resource: referenceTo('aws_sns_topic', 'arn') });
  });

  it('may look at everything, and change nothing that has a resource to name', () => {
    const everywhere = statements.filter(({ Resource }) => Resource === '*');

    expect(everywhere.map(({ Sid }) => Sid)).toEqual(['Look', 'UseTemplate', 'DeliverLogs']);
    expect(statement('Look')?.Action).toEqual(expect.arrayContaining([expect.stringMatching(/:Describe/)]) as unknown);
  });

  it('tells a topic, under a customer key', () => {
    expect(json.resource('aws_sns_topic')).toMatchObject({
      name: 'airline-primary-web-release',
      kms_master_key_id: referenceTo('aws_kms_key', 'arn'),
    });
  });

  it('tells the topic also of an end that it could not announce, and of no other', () => {
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
    expect(statementsOf(json.resource('aws_sns_topic_policy').policy)).toEqual([
      {
        Sid: 'EndsOfReleases',
        Effect: 'Allow',
        Principal: { Service: 'events.amazonaws.com' },
        Action: 'sns:Publish',
        Resource: referenceTo('aws_sns_topic', 'arn'),
      },
    ]);
    const [grant] = json
      .resources('aws_kms_key')
      .flatMap(({ policy }) => statementsOf(policy))
      .filter(({ Sid }) => Sid === 'EndsOfReleases');
    expect(grant?.Condition).toEqual({
      ArnEquals: {
        'kms:EncryptionContext:aws:sns:topicArn': 'arn:aws:sns:eu-central-1:123456789012:airline-primary-web-release',
      },
    });
  });

  it('watches the share of failed requests, and alarms of others', () => {
    const watched = synthWebTier({ release: { maximumErrorPercent: 2, alarmNames: ['airline-latency'] } });

    expect(watched.resource('aws_cloudwatch_metric_alarm')).toMatchObject({
      alarm_name: 'airline-primary-web-release-errors',
      threshold: 2,
      treat_missing_data: 'notBreaching',
    });
    expect(watched.resource('aws_sfn_state_machine').definition).toMatch(
      /"Alarms":\["\$\{aws_cloudwatch_metric_alarm\.[\w-]+\.alarm_name}","airline-latency"]/,
    );
  });

  it('keeps its Terraform addresses', () => {
    const without = synthWebTier().addresses();

    expect(json.addresses().filter((address) => !without.includes(address))).toMatchSnapshot();
    expect(without.filter((address) => !json.addresses().includes(address))).toEqual([]);
  });

  it('speaks the partition’s own ARNs', () => {
    const region = 'cn-north-1';
    const subnets = (tier: string) =>
      ['a', 'b'].map((letter) => ({ id: `subnet-${tier}${letter}`, availabilityZone: `${region}${letter}` }));
    const { definition } = synthWebTier({
      environment: { ...testEnvironment, region },
      network: { vpcId: 'vpc-1', publicSubnets: subnets('public'), applicationSubnets: subnets('application') },
      release: {},
    }).resource('aws_sfn_state_machine');

    expect(definition).toContain('"arn:aws-cn:states:::aws-sdk:autoscaling:startInstanceRefresh"');
    expect(definition).not.toContain('arn:aws:');
  });
});

describe('props of a release', () => {
  const problemsWith = (release: ReleaseSettings) => problemsOf(() => synthWebTier({ release })).join('\n');

  it.each<[ReleaseSettings, string]>([
    [
      { minimumHealthyPercent: 101 },
      'release.minimumHealthyPercent must be a whole number from 0 to 100, got 101; choose one in that range [WEB_TIER_RELEASE_RANGE]',
    ],
    [
      { maximumHealthyPercent: 90 },
      'release.maximumHealthyPercent must be a whole number from 100 to 200, got 90; choose one in that range [WEB_TIER_RELEASE_RANGE]',
    ],
    [
      { timeoutMinutes: 600 },
      'release.timeoutMinutes must be a whole number from 5 to 480, got 600; choose one in that range [WEB_TIER_RELEASE_RANGE]',
    ],
    [
      { minimumHealthyPercent: 50, maximumHealthyPercent: 180 },
      'release.maximumHealthyPercent must be at most 100 above minimumHealthyPercent, got 180 and 50; narrow them [WEB_TIER_RELEASE_PERCENT]',
    ],
    [
      { bakeMinutes: 30, timeoutMinutes: 30 },
      'release.bakeMinutes must be less than timeoutMinutes, got 30 and 30; every release would be rolled back, so allow more time [WEB_TIER_RELEASE_BAKE]',
    ],
    [
      { maximumErrorPercent: 0 },
      'release.maximumErrorPercent must be above 0 and at most 100, got 0; choose what a good release never reaches [WEB_TIER_RELEASE_ERRORS]',
    ],
    [
      { alarmNames: Array.from({ length: 10 }, (_, i) => `alarm-${String(i)}`) },
      'release.alarmNames must be at most 9 different names, got 10; a refresh watches 10 alarms, one of them its own, so combine them in a composite alarm [WEB_TIER_RELEASE_ALARMS]',
    ],
  ])('are refused when they are %j', (release, message) => {
    expect(problemsWith(release)).toContain(message);
  });

  it.each(['latest', 'resolve:ssm:/airline/image', '$Latest'])('do not make %s a first image', (imageId) => {
    expect(() => synthWebTier({ imageId, release: {} })).toThrow(
      /imageId must be the id of one machine image, got '.*'; write the released 'ami-…' itself: .* \[WEB_TIER_IMAGE\]/,
    );
  });
});

describe('noTerraformRefresh', () => {
  const environment = developmentEnvironment;
  const held = (build: (stack: EnvironmentStack) => void) =>
    synth(build, (app) => new EnvironmentStack(app, 'test', { environment, policies: [noTerraformRefresh] }));
  const group = (
    stack: EnvironmentStack,
    version: string | undefined,
    preferences: { autoRollback?: boolean } | undefined,
  ) =>
    new AutoscalingGroup(stack, 'group', {
      minSize: 1,
      maxSize: 2,
      launchTemplate: { id: 'lt-0123456789abcdef0', ...(version === undefined ? {} : { version }) },
      ...(preferences === undefined ? {} : { instanceRefresh: { strategy: 'Rolling', preferences } }),
    });

  it('refuses a rollback that goes back to the version that failed', () => {
    expect(() => held((stack) => group(stack, '3', { autoRollback: true }))).toThrow(
      'test/group: instance_refresh.preferences.auto_rollback must be absent, got true; Terraform changes the group first, so ' +
        'that it rolls back to the version that failed (provider issue 34189): release with the state machine of WebTier [POLICY_NO_TERRAFORM_REFRESH]',
    );
  });

  it.each([
    ['$Latest', '$Latest'],
    ['$Default', '$Default'],
    [undefined, '$Default'],
  ])('refuses a group that runs version %s', (version, shown) => {
    expect(() => held((stack) => group(stack, version, undefined))).toThrow(
      `test/group: launch_template.version must be a number, got '${shown}'; what moves cannot be rolled back to: refer to the template's latest_version [POLICY_NO_TERRAFORM_REFRESH]`,
    );
  });

  it('refuses an image that Auto Scaling looks up by itself', () => {
    expect(() =>
      held((stack) => new LaunchTemplate(stack, 'template', { imageId: 'resolve:ssm:/airline/image' })),
    ).toThrow(
      "test/template: image_id must be a resolved 'ami-…', got 'resolve:ssm:/airline/image'; Auto Scaling cannot roll back to a parameter: refer to the parameter's value [POLICY_NO_TERRAFORM_REFRESH]",
    );
  });

  it('lets a refresh without rollback pass, and the web tier with a release', () => {
    expect(() => held((stack) => group(stack, '3', {}))).not.toThrow();
    expect(() =>
      synth(
        (stack) => new WebTier(stack, 'web', { ...webTierProps, environment, release: {} }),
        (app) => new EnvironmentStack(app, 'test', { environment, policies: [noTerraformRefresh] }),
      ),
    ).not.toThrow();
    expect(() =>
      synthIn((stack) => {
        new WebTier(stack, 'web', { ...webTierProps, release: {} });
      }),
    ).not.toThrow();
  });
});
