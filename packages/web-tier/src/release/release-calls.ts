import type { State, Task } from '@etops/foundation';
import { noteFailure } from '@etops/foundation';
import { ANY_RESOURCE } from './release-permissions';
import type { ReleaseTarget, ReleaseTimings } from './release-target';

/** Path of the image to release. */
export const IMAGE = '$.input.imageId';
/** Path of the launch template and version that the group named before the release. */
export const TEMPLATE = '$.group.templates[0]';
/** Path of the image of that version. */
export const PREVIOUS_IMAGE = '$.previous.images[0]';

/** Returns the desired configuration of a refresh with a version of the launch template. */
export const desired = (version: string) => ({
  LaunchTemplate: { 'LaunchTemplateId.$': `${TEMPLATE}.LaunchTemplateId`, 'Version.$': version },
});

/** Returns the preferences of a refresh. Servers that have the version already are not replaced. */
export const preferences = ({ minHealthyPercent, maxHealthyPercent }: ReleaseTimings) => ({
  MinHealthyPercentage: minHealthyPercent,
  MaxHealthyPercentage: maxHealthyPercent,
  SkipMatching: true,
});

/** Returns a state that records a failure of the release in which no task failed. */
export function failure(cause: string, next: string): State {
  return noteFailure('Release', cause, next);
}

interface VersionOptions {
  readonly image: string;
  readonly token: string;
  readonly to: string;
  readonly next: string;
  readonly onFailure: string;
  readonly failureTo?: string;
}

/**
 * Returns the task that copies the group's version of the launch template with another image. The token makes a retry
 * return the version of the first attempt.
 */
export function createVersion(task: Task, target: ReleaseTarget, { image, token, to, ...ways }: VersionOptions): State {
  return task('aws-sdk:ec2:createLaunchTemplateVersion', {
    parameters: {
      'LaunchTemplateId.$': `${TEMPLATE}.LaunchTemplateId`,
      'SourceVersion.$': `${TEMPLATE}.Version`,
      VersionDescription: target.templateDescription,
      'ClientToken.$': token,
      LaunchTemplateData: { 'ImageId.$': image },
    },
    allow: { resources: target.launchTemplateArn },
    result: { to, select: { 'version.$': "States.Format('{}', $.LaunchTemplateVersion.VersionNumber)" } },
    ...ways,
  });
}

interface CallOptions {
  readonly to: string;
  readonly next: string;
  readonly onFailure: string;
  readonly failureTo?: string;
}

/** Returns the task that reads the launch template and version of the group. */
export function describeGroup(
  task: Task,
  { autoScalingGroupName }: ReleaseTarget,
  { to, ...ways }: CallOptions,
): State {
  return task('aws-sdk:autoscaling:describeAutoScalingGroups', {
    parameters: { AutoScalingGroupNames: [autoScalingGroupName] },
    allow: ANY_RESOURCE,
    result: { to, select: { 'templates.$': '$.AutoScalingGroups[*].LaunchTemplate' } },
    ...ways,
  });
}

/** Returns the task that reads the status of the instance refresh whose id is at `<to>.id`. */
export function describeRefresh(
  task: Task,
  { autoScalingGroupName }: ReleaseTarget,
  { to, ...ways }: CallOptions,
): State {
  return task('aws-sdk:autoscaling:describeInstanceRefreshes', {
    parameters: { AutoScalingGroupName: autoScalingGroupName, 'InstanceRefreshIds.$': `States.Array(${to}.id)` },
    allow: ANY_RESOURCE,
    result: {
      to,
      select: { 'id.$': '$.InstanceRefreshes[0].InstanceRefreshId', 'statuses.$': '$.InstanceRefreshes[*].Status' },
    },
    ...ways,
  });
}
