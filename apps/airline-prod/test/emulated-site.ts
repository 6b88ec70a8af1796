import {
  AutoScalingClient,
  CreateAutoScalingGroupCommand,
  DescribeAutoScalingGroupsCommand,
  StartInstanceRefreshCommand,
  UpdateAutoScalingGroupCommand,
} from '@aws-sdk/client-auto-scaling';
import {
  CloudWatchClient,
  GetMetricStatisticsCommand,
  PutMetricAlarmCommand,
  SetAlarmStateCommand,
} from '@aws-sdk/client-cloudwatch';
import {
  CreateLaunchTemplateCommand,
  CreateLaunchTemplateVersionCommand,
  DescribeImagesCommand,
  DescribeLaunchTemplateVersionsCommand,
  DescribeSubnetsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import {
  CreateTargetGroupCommand,
  DeregisterTargetsCommand,
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { CreateTopicCommand, SNSClient } from '@aws-sdk/client-sns';
import { GetParameterCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import type { LaunchTemplateVersion } from '@aws-sdk/client-ec2';
import type { Emulator, InstanceRefreshOutcome } from '@etops/emulator';
import { AwsClients, Mailbox, StateMachines } from '@etops/emulator/testing';
import { renderDefinition } from '@etops/foundation';
import type { ReleaseTarget, ReleaseTimings } from '@etops/web-tier';
import { pendingChangeDefinition, releaseDefinition } from '@etops/web-tier';

const REGION = 'eu-central-1';
const GROUP = 'web';
const environment = {
  application: 'airline',
  name: 'primary',
  role: 'production',
  region: REGION,
  accountId: '123456789012',
} as const;
const POINTER = '/airline/primary/web/image';
const SWITCH = '/airline/dns/failover/dr-in-service';
const timings: ReleaseTimings = {
  minHealthyPercent: 100,
  maxHealthyPercent: 110,
  bakeSeconds: 0,
  pollSeconds: 0,
  maxAttempts: 4,
  maxHealthAttempts: 2,
  retrySeconds: 1,
};

const ALARM = 'airline-alarm';

/** ARNs and ids of the resources of a site. */
interface SiteParts {
  readonly launchTemplateId: string;
  readonly targetGroupArn: string;
  readonly stateMachineArn: string;
  readonly images: { readonly present: string; readonly next: string };
}

/** A group of servers behind a load balancer, a pointer, a topic and the release's state machine, on the emulator. */
export class EmulatedSite {
  readonly images: SiteParts['images'];

  private constructor(
    private readonly clients: AwsClients,
    private readonly emulator: Emulator,
    private readonly mailbox: Mailbox,
    private readonly parts: SiteParts,
  ) {
    this.images = parts.images;
  }

  static async create(emulator: Emulator): Promise<EmulatedSite> {
    const clients = new AwsClients(emulator.endpoint, REGION);
    const { Images = [] } = await clients.of(EC2Client).send(new DescribeImagesCommand());
    const [present = '', next = ''] = Images.map(({ ImageId }) => ImageId);
    const { launchTemplateId, targetGroupArn } = await createServers(clients, present);
    const pointer = {
      Name: POINTER,
      Description: 'Released image',
      Type: 'String',
      Tier: 'Standard',
      AllowedPattern: '^ami-',
    } as const;
    await clients.of(SSMClient).send(new PutParameterCommand({ ...pointer, Value: present }));
    await putAlarm(clients, false);
    await putSwitch(clients, '0');
    const { TopicArn: topicArn = '' } = await clients.of(SNSClient).send(new CreateTopicCommand({ Name: 'releases' }));
    const target: ReleaseTarget = {
      environment,
      stateMachineArn: `arn:aws:states:${REGION}:123456789012:stateMachine:release`,
      autoScalingGroupName: GROUP,
      launchTemplateArn: `arn:aws:ec2:${REGION}:123456789012:launch-template/${launchTemplateId}`,
      templateDescription: 'Servers',
      instanceRoleArn: 'arn:aws:iam::123456789012:role/server',
      targetGroupArn,
      topicArn,
      topicKeyArn: `arn:aws:kms:${REGION}:123456789012:key/release`,
      pointer,
      alarmNames: [ALARM],
      switchNames: [SWITCH],
    };
    const stateMachineArn = await new StateMachines(clients).create(
      renderDefinition(releaseDefinition(target, timings)),
    );
    return new EmulatedSite(clients, emulator, await Mailbox.subscribe(clients, topicArn), {
      launchTemplateId,
      targetGroupArn,
      stateMachineArn,
      images: { present, next },
    });
  }

  /** Runs a release to its end. @param outcomes how its instance refreshes end, in the order of their start */
  async release(input: object, ...outcomes: readonly InstanceRefreshOutcome[]) {
    await this.emulator.planInstanceRefreshes(outcomes);
    return new StateMachines(this.clients).run(this.parts.stateMachineArn, input);
  }

  /** Returns the versions of the group and of its servers, the image of that and of the newest version, and the pointer. */
  async state() {
    const { AutoScalingGroups: [group] = [] } = await this.clients
      .of(AutoScalingClient)
      .send(new DescribeAutoScalingGroupsCommand());
    const version = group?.LaunchTemplate?.Version ?? '';
    const servers = [...new Set((group?.Instances ?? []).map(({ LaunchTemplate }) => LaunchTemplate?.Version))];
    const { Parameter } = await this.clients.of(SSMClient).send(new GetParameterCommand({ Name: POINTER }));
    return {
      version,
      servers,
      image: await this.imageOf(version),
      newestImage: await this.imageOf('$Latest'),
      pointer: Parameter?.Value,
    };
  }

  /** Returns the notifications since the last call. */
  async notifications() {
    return (await this.mailbox.read()).map(({ subject, message }) => ({
      subject,
      ...(JSON.parse(message) as Readonly<Record<string, unknown>>),
    }));
  }

  setAlarm(isOn: boolean) {
    return putAlarm(this.clients, isOn);
  }

  turnSwitch(position: '0' | '1') {
    return putSwitch(this.clients, position);
  }

  /** Applies a change of the launch template, as Terraform does: a new version, which the group does not use. */
  async changeTemplate(userData: string): Promise<void> {
    await this.clients.of(EC2Client).send(
      new CreateLaunchTemplateVersionCommand({
        LaunchTemplateId: this.parts.launchTemplateId,
        SourceVersion: '$Latest',
        LaunchTemplateData: { UserData: Buffer.from(userData).toString('base64') },
      }),
    );
  }

  /** Starts servers of the newest version, as if releases had just been added to the group. */
  async useNewestVersion(): Promise<void> {
    const LaunchTemplateId = this.parts.launchTemplateId;
    const { VersionNumber } = await this.describeVersion('$Latest');
    await this.clients.of(AutoScalingClient).send(
      new UpdateAutoScalingGroupCommand({
        AutoScalingGroupName: GROUP,
        LaunchTemplate: { LaunchTemplateId, Version: String(VersionNumber) },
      }),
    );
  }

  /** Starts an instance refresh outside of a release, which does not end by itself. */
  async startForeignRefresh(): Promise<void> {
    await this.emulator.planInstanceRefreshes(['InProgress']);
    await this.clients
      .of(AutoScalingClient)
      .send(new StartInstanceRefreshCommand({ AutoScalingGroupName: GROUP, Strategy: 'Rolling' }));
  }

  /** Returns 1 if a change of the launch template waits for a release, else 0, as its metric says. */
  async pendingChanges(): Promise<number | undefined> {
    const machine = await new StateMachines(this.clients).create(
      renderDefinition(pendingChangeDefinition({ environment, autoScalingGroupName: GROUP })),
    );
    const { status } = await new StateMachines(this.clients).run(machine, {});
    if (status !== 'SUCCEEDED') throw new Error(`the check of pending changes ended as ${status}`);
    const now = Date.now();
    const { Datapoints = [] } = await this.clients.of(CloudWatchClient).send(
      new GetMetricStatisticsCommand({
        Namespace: 'Etops/Release',
        MetricName: 'PendingTemplateChange',
        Dimensions: [{ Name: 'AutoScalingGroupName', Value: GROUP }],
        StartTime: new Date(now - 600_000),
        EndTime: new Date(now + 600_000),
        Period: 1,
        Statistics: ['Maximum'],
      }),
    );
    return Datapoints.sort((one, other) => Number(one.Timestamp) - Number(other.Timestamp)).at(-1)?.Maximum;
  }

  /** Deregisters every server, so that no target is healthy. */
  async loseTargets(): Promise<void> {
    const balancing = this.clients.of(ElasticLoadBalancingV2Client);
    const TargetGroupArn = this.parts.targetGroupArn;
    const { TargetHealthDescriptions = [] } = await balancing.send(new DescribeTargetHealthCommand({ TargetGroupArn }));
    const Targets = TargetHealthDescriptions.map(({ Target }) => ({ Id: Target?.Id }));
    await balancing.send(new DeregisterTargetsCommand({ TargetGroupArn, Targets }));
  }

  /** Returns the user data of a version of the launch template. */
  async userData(version: string): Promise<string> {
    const { LaunchTemplateData } = await this.describeVersion(version);
    return Buffer.from(LaunchTemplateData?.UserData ?? '', 'base64').toString();
  }

  private async imageOf(version: string): Promise<string | undefined> {
    return (await this.describeVersion(version)).LaunchTemplateData?.ImageId;
  }

  private async describeVersion(version: string): Promise<LaunchTemplateVersion> {
    const LaunchTemplateId = this.parts.launchTemplateId;
    const { LaunchTemplateVersions: [found = {}] = [] } = await this.clients
      .of(EC2Client)
      .send(new DescribeLaunchTemplateVersionsCommand({ LaunchTemplateId, Versions: [version] }));
    return found;
  }
}

/** Creates an Auto Scaling group with two servers in the Region's default VPC, and a target group. */
async function createServers(clients: AwsClients, imageId: string) {
  const ec2 = clients.of(EC2Client);
  const { Subnets: [subnet] = [] } = await ec2.send(new DescribeSubnetsCommand());
  const { LaunchTemplate } = await ec2.send(
    new CreateLaunchTemplateCommand({
      LaunchTemplateName: 'web',
      LaunchTemplateData: { ImageId: imageId, InstanceType: 'm7g.large' },
    }),
  );
  const launchTemplateId = LaunchTemplate?.LaunchTemplateId ?? '';
  const { TargetGroups: [targetGroup] = [] } = await clients
    .of(ElasticLoadBalancingV2Client)
    .send(new CreateTargetGroupCommand({ Name: 'web', Protocol: 'HTTP', Port: 8080, VpcId: subnet?.VpcId }));
  const targetGroupArn = targetGroup?.TargetGroupArn ?? '';
  await clients.of(AutoScalingClient).send(
    new CreateAutoScalingGroupCommand({
      AutoScalingGroupName: GROUP,
      MinSize: 2,
      MaxSize: 4,
      VPCZoneIdentifier: subnet?.SubnetId,
      LaunchTemplate: { LaunchTemplateId: launchTemplateId, Version: '1' },
      TargetGroupARNs: [targetGroupArn],
    }),
  );
  return { launchTemplateId, targetGroupArn };
}

async function putSwitch(clients: AwsClients, Value: '0' | '1'): Promise<void> {
  await clients.of(SSMClient).send(new PutParameterCommand({ Name: SWITCH, Type: 'String', Value, Overwrite: true }));
}

async function putAlarm(clients: AwsClients, isOn: boolean): Promise<void> {
  const cloudwatch = clients.of(CloudWatchClient);
  await cloudwatch.send(
    new PutMetricAlarmCommand({
      AlarmName: ALARM,
      Namespace: 'AWS/ApplicationELB',
      MetricName: 'HTTPCode_Target_5XX_Count',
      Statistic: 'Sum',
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 1,
      ComparisonOperator: 'GreaterThanThreshold',
    }),
  );
  const StateValue = isOn ? 'ALARM' : 'OK';
  await cloudwatch.send(new SetAlarmStateCommand({ AlarmName: ALARM, StateValue, StateReason: 'test' }));
}
