import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Emulator, InstanceRefreshOutcome } from '@etops/emulator';
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
export class EmulatedSite {
  private constructor(
    private readonly aws: EmulatedAws,
    private readonly emulator: Emulator,
    private readonly template: string,
    private readonly targetGroupArn: string,
    private readonly queueUrl: string,
    private readonly stateMachineArn: string,
    readonly images: { readonly present: string; readonly next: string },
  ) {}

  static async create(emulator: Emulator): Promise<EmulatedSite> {
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
    return new EmulatedSite(aws, emulator, template, targetGroupArn, queueUrl, stateMachineArn, { present, next });
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
