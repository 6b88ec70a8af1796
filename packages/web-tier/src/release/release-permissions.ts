import type { TaskPermission } from '@etops/foundation';
import { arnOf, partitionOf } from '@etops/foundation';
import type { ReleaseTarget } from './release-target';

/** Permission of Describe calls, for which the services support no resource. */
export const ANY_RESOURCE: TaskPermission = { resources: '*' };

/** Types of resources that the launch template names: a caller may use no others. */
const FROM_TEMPLATE = ['image', 'key-pair', 'security-group', 'snapshot'] as const;

/** Types of resources that the group chooses, or that are created with the server. */
const CHOSEN_BY_THE_GROUP = [
  'capacity-reservation',
  'instance',
  'launch-template',
  'network-interface',
  'placement-group',
  'subnet',
  'volume',
] as const;

/** Returns the ARN of all resources of a type. Images have no account in theirs, shared subnets another one. */
function ec2Arn({ region }: ReleaseTarget['environment'], type: string): string {
  return `arn:${partitionOf(region)}:ec2:${region}:*:${type}/*`;
}

/**
 * Returns the permissions of calls that replace servers. Auto Scaling checks whether a caller who names a launch template
 * may start servers from it.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-launch-template-permissions.html
 */
export function replaceServers(target: ReleaseTarget): readonly [TaskPermission, ...TaskPermission[]] {
  const { environment, autoScalingGroupName, launchTemplateArn, instanceRoleArn } = target;
  return [
    {
      resources: arnOf(environment, 'autoscaling', `autoScalingGroup:*:autoScalingGroupName/${autoScalingGroupName}`),
    },
    {
      actions: ['ec2:RunInstances'],
      resources: FROM_TEMPLATE.map((type) => ec2Arn(environment, type)),
      conditions: {
        ArnLike: { 'ec2:LaunchTemplate': launchTemplateArn },
        Bool: { 'ec2:IsLaunchTemplateResource': 'true' },
      },
    },
    {
      actions: ['ec2:RunInstances'],
      resources: CHOSEN_BY_THE_GROUP.map((type) => ec2Arn(environment, type)),
      conditions: { ArnLike: { 'ec2:LaunchTemplate': launchTemplateArn } },
    },
    {
      actions: ['ec2:CreateTags'],
      resources: arnOf(environment, 'ec2', '*/*'),
      conditions: { StringEquals: { 'ec2:CreateAction': 'RunInstances' } },
    },
    {
      actions: ['iam:PassRole'],
      resources: instanceRoleArn,
      conditions: { StringEquals: { 'iam:PassedToService': ['ec2.amazonaws.com', 'ec2.amazonaws.com.cn'] } },
    },
  ];
}
