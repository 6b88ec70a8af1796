import type { TaskPermission } from '@etops/foundation';
import { arnOf } from '@etops/foundation';
import type { ReleaseTarget } from './release-target';

/** Permission of Describe calls, for which the services support no resource. */
export const ANY_RESOURCE: TaskPermission = { resources: '*' };

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
      resources: '*',
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
