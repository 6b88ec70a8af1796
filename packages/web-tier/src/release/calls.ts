import type { ReleasePace } from './release-target';
import type { State, Task } from './states';

/** The image to release. */
export const IMAGE = '$.input.imageId';
/** Launch template and version that the group named before the release. */
export const TEMPLATE = '$.group.templates[0]';
/** The image of that version. */
export const PREVIOUS_IMAGE = '$.previous.images[0]';

export const desired = (version: string) => ({
  LaunchTemplate: { 'LaunchTemplateId.$': `${TEMPLATE}.LaunchTemplateId`, 'Version.$': version },
});

/** Servers that have the version already stay. */
export const preferences = ({ minimumHealthyPercent, maximumHealthyPercent }: ReleasePace) => ({
  MinHealthyPercentage: minimumHealthyPercent,
  MaxHealthyPercentage: maximumHealthyPercent,
  SkipMatching: true,
});

interface VersionOptions {
  readonly image: string;
  readonly token: string;
  readonly description: string;
  readonly to: string;
  readonly next: string;
  readonly onFailure: string;
  readonly failureTo?: string;
}

/** A copy of the group's present version with an image; the token makes a retry return the version of the first try. */
export function createVersion(task: Task, { image, token, description, to, ...ways }: VersionOptions): State {
  return task('aws-sdk:ec2:createLaunchTemplateVersion', {
    parameters: {
      'LaunchTemplateId.$': `${TEMPLATE}.LaunchTemplateId`,
      'SourceVersion.$': `${TEMPLATE}.Version`,
      VersionDescription: description,
      'ClientToken.$': token,
      LaunchTemplateData: { 'ImageId.$': image },
    },
    result: { to, select: { 'version.$': "States.Format('{}', $.LaunchTemplateVersion.VersionNumber)" } },
    ...ways,
  });
}

export function describeGroup(task: Task, name: string, to: string, next: string, onFailure: string): State {
  return task('aws-sdk:autoscaling:describeAutoScalingGroups', {
    parameters: { AutoScalingGroupNames: [name] },
    result: { to, select: { 'templates.$': '$.AutoScalingGroups[*].LaunchTemplate' } },
    next,
    onFailure,
  });
}

export function describeRefresh(
  task: Task,
  group: string,
  to: string,
  next: string,
  onFailure: string,
  failureTo = '$.failure',
): State {
  return task('aws-sdk:autoscaling:describeInstanceRefreshes', {
    parameters: { AutoScalingGroupName: group, 'InstanceRefreshIds.$': `States.Array(${to}.id)` },
    result: {
      to,
      select: { 'id.$': '$.InstanceRefreshes[0].InstanceRefreshId', 'statuses.$': '$.InstanceRefreshes[*].Status' },
    },
    next,
    onFailure,
    failureTo,
  });
}
