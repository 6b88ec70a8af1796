import type { EnvironmentRef } from '@etops/contracts';
import type { PolicyStatement } from '@etops/foundation';
import { arnOf } from '@etops/foundation';

/** What the state machine acts on. */
export interface ReleaseResources {
  readonly stateMachineArn: string;
  readonly autoScalingGroupName: string;
  readonly launchTemplateArn: string;
  readonly instanceRoleArn: string;
  readonly pointerName: string;
  readonly topicArn: string;
  readonly topicKeyArn: string;
}

/** The statements of the state machine's role: one a kind of action, each as narrow as its service lets it be. */
export function releaseStatements(environment: EnvironmentRef, resources: ReleaseResources): PolicyStatement[] {
  const allow = (Sid: string, Action: readonly string[], Resource: string | readonly string[], Condition?: object) =>
    ({ Sid, Effect: 'Allow', Action, Resource, ...(Condition === undefined ? {} : { Condition }) }) as PolicyStatement;
  const { launchTemplateArn } = resources;
  const groupArn = arnOf(
    environment,
    'autoscaling',
    `autoScalingGroup:*:autoScalingGroupName/${resources.autoScalingGroupName}`,
  );
  return [
    allow('SeeReleases', ['states:ListExecutions'], resources.stateMachineArn),
    // None of these can be narrowed to a resource.
    allow(
      'Look',
      [
        'autoscaling:DescribeAutoScalingGroups',
        'autoscaling:DescribeInstanceRefreshes',
        'cloudwatch:DescribeAlarms',
        'ec2:DescribeImages',
        'ec2:DescribeLaunchTemplateVersions',
        'elasticloadbalancing:DescribeTargetHealth',
      ],
      '*',
    ),
    allow('MakeVersions', ['ec2:CreateLaunchTemplateVersion'], launchTemplateArn),
    allow(
      'ReplaceServers',
      ['autoscaling:RollbackInstanceRefresh', 'autoscaling:StartInstanceRefresh', 'autoscaling:UpdateAutoScalingGroup'],
      groupArn,
    ),
    // Auto Scaling asks whether whoever names a template might launch servers from it.
    // https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-launch-template-permissions.html
    allow('UseTemplate', ['ec2:RunInstances'], '*', {
      ArnLike: { 'ec2:LaunchTemplate': launchTemplateArn },
    }),
    allow('TagServers', ['ec2:CreateTags'], arnOf(environment, 'ec2', '*/*'), {
      StringEquals: { 'ec2:CreateAction': 'RunInstances' },
    }),
    allow('GiveServersTheirRole', ['iam:PassRole'], resources.instanceRoleArn, {
      StringEquals: { 'iam:PassedToService': ['ec2.amazonaws.com', 'ec2.amazonaws.com.cn'] },
    }),
    allow('MovePointer', ['ssm:PutParameter'], arnOf(environment, 'ssm', `parameter${resources.pointerName}`)),
    allow('TellPeople', ['sns:Publish'], resources.topicArn),
    allow('EncryptMessages', ['kms:Decrypt', 'kms:GenerateDataKey*'], resources.topicKeyArn),
    // As the service documents it: log deliveries have no resources.
    // https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
    allow(
      'DeliverLogs',
      [
        'logs:CreateLogDelivery',
        'logs:DeleteLogDelivery',
        'logs:DescribeLogGroups',
        'logs:DescribeResourcePolicies',
        'logs:GetLogDelivery',
        'logs:ListLogDeliveries',
        'logs:PutResourcePolicy',
        'logs:UpdateLogDelivery',
      ],
      '*',
    ),
  ];
}
