import type { Rule, State, States, Task } from '@etops/foundation';
import { equalsPath, loop, noteFailure } from '@etops/foundation';
import { ANY_RESOURCE } from './release-permissions';
import type { ReleaseTarget, ReleaseTimings } from './release-target';

/** Path of the image to release. */
export const IMAGE = '$.input.imageId';
/** Path of the launch template and version that the group named before the release. */
export const TEMPLATE = '$.group.templates[0]';
/** Path of the version that the group named before the release. */
export const PREVIOUS_VERSION = `${TEMPLATE}.Version`;
/** Path of the image of that version. */
export const PREVIOUS_IMAGE = '$.previous.images[0]';
/** Path of the newest version of the launch template before the release. */
export const NEWEST_VERSION = '$.newest.version';
/** Path of the version that the release created. */
export const RELEASED_VERSION = '$.release.version';

/** Returns the desired configuration of a refresh with a version of the launch template. */
export const desired = (version: string) => ({
  LaunchTemplate: { 'LaunchTemplateId.$': `${TEMPLATE}.LaunchTemplateId`, 'Version.$': version },
});

/** Returns the preferences that a release and its rollback share. */
export const preferences = ({ minHealthyPercent, maxHealthyPercent }: ReleaseTimings) => ({
  MinHealthyPercentage: minHealthyPercent,
  MaxHealthyPercentage: maxHealthyPercent,
});

/** Returns a state that records a failure of the release in which no task failed. */
export function failure(cause: string, next: string): State {
  return noteFailure('Release', cause, next);
}

interface CallOptions {
  readonly to: string;
  readonly next: string;
  readonly onFailure: string | null;
  readonly failureTo?: string;
}

interface VersionOptions extends CallOptions {
  readonly image: string;
  readonly token: string;
}

/**
 * Returns the task that copies the newest version of the launch template, which has every change that Terraform has
 * applied, with another image. The token makes a retry return the version of the first attempt.
 */
export function createVersion(task: Task, target: ReleaseTarget, { image, token, to, ...ways }: VersionOptions): State {
  return task('aws-sdk:ec2:createLaunchTemplateVersion', {
    parameters: {
      'LaunchTemplateId.$': `${TEMPLATE}.LaunchTemplateId`,
      'SourceVersion.$': NEWEST_VERSION,
      VersionDescription: target.templateDescription,
      'ClientToken.$': token,
      LaunchTemplateData: { 'ImageId.$': image },
    },
    allow: { resources: target.launchTemplateArn },
    result: { to, select: { 'version.$': "States.Format('{}', $.LaunchTemplateVersion.VersionNumber)" } },
    ...ways,
  });
}

/** Returns the task that reads the number of the newest version of the launch template. */
export function describeNewestVersion(task: Task, { to, ...ways }: CallOptions): State {
  return task('aws-sdk:ec2:describeLaunchTemplateVersions', {
    parameters: { 'LaunchTemplateId.$': `${TEMPLATE}.LaunchTemplateId`, Versions: ['$Latest'] },
    allow: ANY_RESOURCE,
    result: { to, select: { 'version.$': "States.Format('{}', $.LaunchTemplateVersions[0].VersionNumber)" } },
    ...ways,
  });
}

/** Returns the task that reads the launch template and version of the group, its size, and the versions of its servers. */
export function describeGroup(
  task: Task,
  { autoScalingGroupName }: Pick<ReleaseTarget, 'autoScalingGroupName'>,
  { to, ...ways }: CallOptions,
): State {
  return task('aws-sdk:autoscaling:describeAutoScalingGroups', {
    parameters: { AutoScalingGroupNames: [autoScalingGroupName] },
    allow: ANY_RESOURCE,
    result: {
      to,
      select: {
        'templates.$': '$.AutoScalingGroups[*].LaunchTemplate',
        'sizes.$': '$.AutoScalingGroups[*].DesiredCapacity',
        'versions.$': 'States.ArrayUnique($.AutoScalingGroups[*].Instances[*].LaunchTemplate.Version)',
      },
    },
    ...ways,
  });
}

/**
 * Returns a rule that matches if the group has servers, and all of them, also those that start or end, were started from
 * a version of the launch template.
 *
 * @param group path of the result of {@link describeGroup}
 * @param version path of the version
 */
export function allServersRun(group: string, version: string): Rule {
  return {
    And: [equalsPath(`${group}.versions[0]`, version), { Not: { Variable: `${group}.versions[1]`, IsPresent: true } }],
  };
}

interface RefreshOptions extends Omit<CallOptions, 'to' | 'next'> {
  /** Part of the names of the states. */
  readonly subject: string;
  /** Path of the refresh's id, as `id`. */
  readonly refresh: string;
  /** States that follow the ends of a refresh. */
  readonly ends: readonly (readonly [Rule, string])[];
  readonly onTimeout: string;
}

/** Returns the states that wait for the end of an instance refresh. */
export function awaitRefresh(
  task: Task,
  { autoScalingGroupName }: ReleaseTarget,
  { pollSeconds, maxAttempts }: ReleaseTimings,
  { subject, refresh, ends, onTimeout, ...ways }: RefreshOptions,
): States {
  return loop({
    subject,
    pollSeconds,
    maxAttempts,
    poll: (next) =>
      task('aws-sdk:autoscaling:describeInstanceRefreshes', {
        parameters: {
          AutoScalingGroupName: autoScalingGroupName,
          'InstanceRefreshIds.$': `States.Array(${refresh}.id)`,
        },
        allow: ANY_RESOURCE,
        result: {
          to: refresh,
          select: { 'id.$': '$.InstanceRefreshes[0].InstanceRefreshId', 'statuses.$': '$.InstanceRefreshes[*].Status' },
        },
        next,
        ...ways,
      }),
    branches: ends,
    onTimeout,
  });
}
