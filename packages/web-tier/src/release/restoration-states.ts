import type { States, Task } from '@etops/foundation';
import { choice, equalsPath, isOneOf, loop } from '@etops/foundation';
import {
  createVersion,
  describeGroup,
  describeRefresh,
  desired,
  preferences,
  PREVIOUS_IMAGE,
  TEMPLATE,
} from './release-calls';
import { replaceServers } from './release-permissions';
import type { ReleaseTarget, ReleaseTimings } from './release-target';

const onFailure = 'NotifyNotRestored';

/** Returns the states that restore the version which the group used before the release. */
export function restorationStates(task: Task, target: ReleaseTarget, timings: ReleaseTimings): States {
  return { ...refreshStates(task, target, timings), ...copyStates(task, target) };
}

function refreshStates(task: Task, target: ReleaseTarget, timings: ReleaseTimings): States {
  const { autoScalingGroupName } = target;
  const { pollSeconds, maxAttempts } = timings;
  return {
    RollBackInstanceRefresh: task('aws-sdk:autoscaling:rollbackInstanceRefresh', {
      parameters: { AutoScalingGroupName: autoScalingGroupName },
      allow: replaceServers(target),
      result: { to: '$.restore', select: { 'id.$': '$.InstanceRefreshId' } },
      next: 'PollRestoringRefresh',
      // The refresh may have ended in the meantime.
      onFailure: 'StartRestoringRefresh',
      failureTo: '$.rollback',
    }),
    StartRestoringRefresh: task('aws-sdk:autoscaling:startInstanceRefresh', {
      parameters: {
        AutoScalingGroupName: autoScalingGroupName,
        Strategy: 'Rolling',
        DesiredConfiguration: desired(`${TEMPLATE}.Version`),
        Preferences: preferences(timings),
      },
      allow: replaceServers(target),
      result: { to: '$.restore', select: { 'id.$': '$.InstanceRefreshId' } },
      next: 'PollRestoringRefresh',
      onFailure,
      failureTo: '$.restoreFailure',
    }),
    ...loop({
      subject: 'RestoringRefresh',
      pollSeconds,
      maxAttempts,
      poll: (next) =>
        describeRefresh(task, target, { to: '$.restore', next, onFailure, failureTo: '$.restoreFailure' }),
      branches: [
        [isOneOf('$.restore.statuses[0]', ['Successful', 'RollbackSuccessful']), 'DescribeGroupAfterRestore'],
        [isOneOf('$.restore.statuses[0]', ['Failed', 'Cancelled', 'RollbackFailed']), onFailure],
      ],
      onTimeout: onFailure,
    }),
  };
}

function copyStates(task: Task, target: ReleaseTarget): States {
  return {
    DescribeGroupAfterRestore: describeGroup(task, target, {
      to: '$.restored',
      next: 'DoesGroupUsePreviousVersion',
      onFailure,
    }),
    DoesGroupUsePreviousVersion: choice(
      [[equalsPath('$.restored.templates[0].Version', `${TEMPLATE}.Version`), 'CopyPreviousVersion']],
      onFailure,
    ),
    // Terraform compares with the newest version: a copy of the previous one becomes the newest, and the group uses it.
    CopyPreviousVersion: createVersion(task, target, {
      image: PREVIOUS_IMAGE,
      token: "States.Format('{}-back', $$.Execution.Name)",
      to: '$.copy',
      next: 'UseCopyInGroup',
      onFailure: 'NotifyRestored',
      failureTo: '$.copyFailure',
    }),
    UseCopyInGroup: task('aws-sdk:autoscaling:updateAutoScalingGroup', {
      parameters: { AutoScalingGroupName: target.autoScalingGroupName, ...desired('$.copy.version') },
      allow: replaceServers(target),
      next: 'NotifyRestored',
      onFailure: 'NotifyRestored',
      failureTo: '$.copyFailure',
    }),
  };
}
