import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Emulator, InstanceRefreshOutcome } from '@etops/emulator';
import { startEmulator } from '@etops/emulator';
import type { ReleasePace, ReleaseTarget } from '@etops/web-tier';
import { releaseDefinition } from '@etops/web-tier';
import { elements, EmulatedAws } from './emulated-aws';

const REGION = 'eu-central-1';
const GROUP = 'web';
const POINTER = '/airline/primary/web/image';
const pace: ReleasePace = {
  minimumHealthyPercent: 100,
  maximumHealthyPercent: 110,
  bakeSeconds: 0,
  pollSeconds: 0,
  maximumTurns: 4,
  maximumHealthTurns: 2,
  retrySeconds: 1,
};

/** A group with servers behind a load balancer, a pointer, a topic, and the release's state machine: all on the emulator. */
class Site {
  private constructor(
    private readonly aws: EmulatedAws,
    private readonly emulator: Emulator,
    private readonly template: string,
    private readonly targetGroupArn: string,
    private readonly queueUrl: string,
    private readonly stateMachineArn: string,
    readonly images: { readonly present: string; readonly next: string },
  ) {}

  static async create(emulator: Emulator): Promise<Site> {
    const aws = new EmulatedAws(emulator.endpoint, REGION);
    const [present = '', next = ''] = elements(await aws.query('ec2', '2016-11-15', 'DescribeImages'), 'imageId');
    const [subnet = ''] = elements(await aws.query('ec2', '2016-11-15', 'DescribeSubnets'), 'subnetId');
    const [vpc = ''] = elements(await aws.query('ec2', '2016-11-15', 'DescribeVpcs'), 'vpcId');
    const [template = ''] = elements(
      await aws.query('ec2', '2016-11-15', 'CreateLaunchTemplate', {
        LaunchTemplateName: 'web',
        'LaunchTemplateData.ImageId': present,
        'LaunchTemplateData.InstanceType': 'm7g.large',
      }),
      'launchTemplateId',
    );
    const [targetGroupArn = ''] = elements(
      await aws.query('elasticloadbalancing', '2015-12-01', 'CreateTargetGroup', {
        Name: 'web',
        Protocol: 'HTTP',
        Port: '8080',
        VpcId: vpc,
      }),
      'TargetGroupArn',
    );
    await aws.query('autoscaling', '2011-01-01', 'CreateAutoScalingGroup', {
      AutoScalingGroupName: GROUP,
      MinSize: '2',
      MaxSize: '4',
      VPCZoneIdentifier: subnet,
      'LaunchTemplate.LaunchTemplateId': template,
      'LaunchTemplate.Version': '1',
      'TargetGroupARNs.member.1': targetGroupArn,
    });
    const pointer = {
      Name: POINTER,
      Description: 'Released image',
      Type: 'String',
      Tier: 'Standard',
      AllowedPattern: '^ami-',
    } as const;
    await aws.json('ssm', 'AmazonSSM.PutParameter', { ...pointer, Value: present });
    await putAlarm(aws, 'airline-alarm', false);
    const [topicArn = ''] = elements(
      await aws.query('sns', '2010-03-31', 'CreateTopic', { Name: 'releases' }),
      'TopicArn',
    );
    const { QueueUrl: queueUrl } = await aws.json<{ QueueUrl: string }>('sqs', 'AmazonSQS.CreateQueue', {
      QueueName: 'mail',
    });
    await aws.query('sns', '2010-03-31', 'Subscribe', {
      TopicArn: topicArn,
      Protocol: 'sqs',
      Endpoint: `arn:aws:sqs:${REGION}:123456789012:mail`,
    });
    const target: ReleaseTarget = {
      partition: 'aws',
      environmentName: 'primary',
      autoScalingGroupName: GROUP,
      templateDescription: 'Servers',
      targetGroupArn,
      topicArn,
      pointer,
      alarmNames: ['airline-alarm'],
    };
    const { stateMachineArn } = await aws.json<{ stateMachineArn: string }>(
      'states',
      'AWSStepFunctions.CreateStateMachine',
      {
        name: 'release',
        definition: JSON.stringify(releaseDefinition(target, pace)),
        roleArn: 'arn:aws:iam::123456789012:role/release',
      },
    );
    return new Site(aws, emulator, template, targetGroupArn, queueUrl, stateMachineArn, { present, next });
  }

  /** Runs a release to its end. @param outcomes how the refreshes end that it starts, the first one first */
  async release(input: object, ...outcomes: readonly InstanceRefreshOutcome[]) {
    await this.emulator.planInstanceRefreshes(outcomes);
    const name = `release-${randomUUID()}`;
    const { executionArn } = await this.aws.json<{ executionArn: string }>(
      'states',
      'AWSStepFunctions.StartExecution',
      { stateMachineArn: this.stateMachineArn, name, input: JSON.stringify(input) },
    );
    for (;;) {
      const execution = await this.aws.json<{ status: string; error?: string }>(
        'states',
        'AWSStepFunctions.DescribeExecution',
        { executionArn },
      );
      if (execution.status !== 'RUNNING') {
        return { status: execution.status, error: execution.error, executionArn };
      }
      await delay(100);
    }
  }

  /** The group's version, the image in that, the image in the newest version, and the pointer. */
  async state() {
    const group = await this.aws.query('autoscaling', '2011-01-01', 'DescribeAutoScalingGroups');
    // Servers have versions, too; the group's is the one outside of their list.
    const [version = ''] = elements(group.replace(/<Instances>.*<\/Instances>/s, ''), 'Version');
    const parameter = await this.aws.json<{ Parameter: { Value: string } }>('ssm', 'AmazonSSM.GetParameter', {
      Name: POINTER,
    });
    return {
      version,
      image: await this.imageOf(version),
      newestImage: await this.imageOf('$Latest'),
      pointer: parameter.Parameter.Value,
    };
  }

  /** What people were told since they were asked last. */
  async notifications() {
    const { Messages = [] } = await this.aws.json<{ Messages?: readonly { Body: string; ReceiptHandle: string }[] }>(
      'sqs',
      'AmazonSQS.ReceiveMessage',
      { QueueUrl: this.queueUrl, MaxNumberOfMessages: 10 },
    );
    for (const { ReceiptHandle } of Messages) {
      await this.aws.json('sqs', 'AmazonSQS.DeleteMessage', { QueueUrl: this.queueUrl, ReceiptHandle }).catch(() => '');
    }
    return Messages.map(({ Body }) => {
      const { Subject, Message } = JSON.parse(Body) as { Subject: string; Message: string };
      return { subject: Subject, ...(JSON.parse(Message) as Readonly<Record<string, unknown>>) };
    });
  }

  ringAlarm(rings: boolean) {
    return putAlarm(this.aws, 'airline-alarm', rings);
  }

  /** No server passes its health check any more. */
  async loseTargets(): Promise<void> {
    const TargetGroupArn = this.targetGroupArn;
    const health = await this.aws.query('elasticloadbalancing', '2015-12-01', 'DescribeTargetHealth', {
      TargetGroupArn,
    });
    const targets = elements(health, 'Id').map((id, i) => [`Targets.member.${String(i + 1)}.Id`, id] as const);
    await this.aws.query('elasticloadbalancing', '2015-12-01', 'DeregisterTargets', {
      TargetGroupArn,
      ...Object.fromEntries(targets),
    });
  }

  private async imageOf(version: string): Promise<string> {
    const versions = await this.aws.query('ec2', '2016-11-15', 'DescribeLaunchTemplateVersions', {
      LaunchTemplateId: this.template,
      'LaunchTemplateVersion.1': version,
    });
    return elements(versions, 'imageId')[0] ?? '';
  }
}

async function putAlarm(aws: EmulatedAws, name: string, rings: boolean): Promise<void> {
  await aws.query('monitoring', '2010-08-01', 'PutMetricAlarm', {
    AlarmName: name,
    Namespace: 'AWS/ApplicationELB',
    MetricName: 'HTTPCode_Target_5XX_Count',
    Statistic: 'Sum',
    Period: '60',
    EvaluationPeriods: '1',
    Threshold: '1',
    ComparisonOperator: 'GreaterThanThreshold',
  });
  await aws.query('monitoring', '2010-08-01', 'SetAlarmState', {
    AlarmName: name,
    StateValue: rings ? 'ALARM' : 'OK',
    StateReason: 'test',
  });
}

describe('a release, on the emulator', () => {
  const work = mkdtempSync(join(tmpdir(), 'etops-release-'));
  let emulator: Emulator;
  let site: Site;

  beforeAll(async () => {
    emulator = await startEmulator({ logFile: join(work, 'emulator.log') });
  }, 60_000);
  beforeEach(async () => {
    await fetch(`${emulator.endpoint}/moto-api/reset`, { method: 'POST' });
    site = await Site.create(emulator);
  }, 60_000);
  afterAll(async () => {
    await emulator.stop();
    rmSync(work, { recursive: true });
  });

  it('moves the pointer when the refresh, the targets and the alarms say so, and tells people', async () => {
    const { present, next } = site.images;

    expect(await site.release({ imageId: next }, 'Successful')).toMatchObject({
      status: 'SUCCEEDED',
    });

    expect(await site.state()).toEqual({ version: '2', image: next, newestImage: next, pointer: next });
    expect(await site.notifications()).toMatchObject([
      { subject: 'primary: release succeeded', input: { imageId: next }, previousImageId: present },
    ]);
  }, 60_000);

  it.each([
    ['Auto Scaling rolls the refresh back', ['RollbackSuccessful']],
    ['the refresh fails', ['Failed', 'Successful']],
    ['the rollback fails', ['RollbackFailed', 'Successful']],
    ['the refresh takes too long', ['InProgress']],
  ] as const)(
    'restores the previous version, and leaves the pointer, when %s',
    async (_, outcomes) => {
      const { present, next } = site.images;

      expect(await site.release({ imageId: next }, ...outcomes)).toMatchObject({
        status: 'FAILED',
        error: 'Release.Restored',
      });

      // The copy of the previous version is the newest, so that Terraform finds nothing to change.
      expect(await site.state()).toEqual({ version: '3', image: present, newestImage: present, pointer: present });
      expect(await site.notifications()).toMatchObject([
        { subject: 'primary: release failed, previous version restored', previousImageId: present },
      ]);
    },
    60_000,
  );

  it('restores the previous version when an alarm rings after the refresh', async () => {
    const { present, next } = site.images;
    await site.ringAlarm(true);

    expect(await site.release({ imageId: next })).toMatchObject({ error: 'Release.Restored' });

    expect(await site.state()).toMatchObject({ image: present, pointer: present });
    expect(await site.notifications()).toMatchObject([{ failure: { Cause: 'an alarm rings after the refresh' } }]);
  }, 60_000);

  it('restores the previous version when no server is healthy after the refresh', async () => {
    const { present, next } = site.images;
    await site.loseTargets();

    expect(await site.release({ imageId: next })).toMatchObject({ error: 'Release.Restored' });

    expect(await site.state()).toMatchObject({ image: present, pointer: present });
    expect(await site.notifications()).toMatchObject([
      { failure: { Cause: 'servers are unhealthy in the target group after the refresh' } },
    ]);
  }, 60_000);

  it('calls for people when the previous version cannot be restored', async () => {
    const { present, next } = site.images;

    expect(await site.release({ imageId: next }, 'Failed', 'Failed')).toMatchObject({ error: 'Release.NotRestored' });

    expect(await site.state()).toMatchObject({ pointer: present });
    expect(await site.notifications()).toMatchObject([
      { subject: 'primary: release failed, PREVIOUS VERSION NOT RESTORED' },
    ]);
  }, 60_000);

  it('refuses to run beside another release', async () => {
    const { next } = site.images;

    const releases = await Promise.all([site.release({ imageId: next }), site.release({ imageId: next })]);

    expect(releases.filter(({ error }) => error === 'Release.Refused').length).toBeGreaterThanOrEqual(1);
    expect(await site.notifications()).toContainEqual(
      expect.objectContaining({
        subject: 'primary: release refused',
        failure: { Error: 'Release', Cause: 'another release is running; start this one when that has ended' },
      }),
    );
  }, 60_000);

  it.each([
    ['no image', {}, /^the input must be/],
    ['what moves', { imageId: 'latest' }, /^the input must be .* 'latest' or 'resolve:ssm:…' stands for moves$/],
    ['an image that does not exist', { imageId: 'ami-0123456789abcdef0' }, /does not exist|no image of that id/],
  ])(
    'refuses %s before anything is changed, and tells people why',
    async (_, input, why) => {
      const { present } = site.images;

      expect(await site.release(input)).toMatchObject({ status: 'FAILED', error: 'Release.Refused' });

      expect(await site.state()).toEqual({ version: '1', image: present, newestImage: present, pointer: present });
      expect(await site.notifications()).toMatchObject([
        { subject: 'primary: release refused', failure: { Cause: expect.stringMatching(why) as unknown } },
      ]);
    },
    60_000,
  );
});
