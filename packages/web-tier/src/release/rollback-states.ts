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

const onFailure = 'NotifyNotRolledBack';

/** Returns the states that roll back to the version which the group used before the release. */
export function rollbackStates(task: Task, target: ReleaseTarget, timings: ReleaseTimings): States {
  return { ...refreshStates(task, target, timings), ...copyStates(task, target) };
}

function refreshStates(task: Task, target: ReleaseTarget, timings: ReleaseTimings): States {
  const { autoScalingGroupName } = target;
  const { pollSeconds, maxAttempts } = timings;
  return {
    RollBackInstanceRefresh: task('aws-sdk:autoscaling:rollbackInstanceRefresh', {
      parameters: { AutoScalingGroupName: autoScalingGroupName },
      allow: replaceServers(target),
      result: { to: '$.rollback', select: { 'id.$': '$.InstanceRefreshId' } },
      next: 'PollRollback',
      // The refresh may have ended in the meantime.
      onFailure: 'RollBackWithNewRefresh',
      failureTo: '$.rollbackFailure',
    }),
    RollBackWithNewRefresh: task('aws-sdk:autoscaling:startInstanceRefresh', {
      parameters: {
        AutoScalingGroupName: autoScalingGroupName,
        Strategy: 'Rolling',
        DesiredConfiguration: desired(`${TEMPLATE}.Version`),
        Preferences: preferences(timings),
      },
      allow: replaceServers(target),
      result: { to: '$.rollback', select: { 'id.$': '$.InstanceRefreshId' } },
      next: 'PollRollback',
      onFailure,
      failureTo: '$.rollbackFailure',
    }),
    ...loop({
      subject: 'Rollback',
      pollSeconds,
      maxAttempts,
      poll: (next) =>
        describeRefresh(task, target, { to: '$.rollback', next, onFailure, failureTo: '$.rollbackFailure' }),
      branches: [
        [isOneOf('$.rollback.statuses[0]', ['Successful', 'RollbackSuccessful']), 'DescribeGroupAfterRollback'],
        [isOneOf('$.rollback.statuses[0]', ['Failed', 'Cancelled', 'RollbackFailed']), onFailure],
      ],
      onTimeout: onFailure,
    }),
  };
}

function copyStates(task: Task, target: ReleaseTarget): States {
  return {
    DescribeGroupAfterRollback: describeGroup(task, target, {
      to: '$.rolledBack',
      next: 'DoesGroupUsePreviousVersion',
      onFailure,
    }),
    DoesGroupUsePreviousVersion: choice(
      [[equalsPath('$.rolledBack.templates[0].Version', `${TEMPLATE}.Version`), 'CopyPreviousVersion']],
      onFailure,
    ),
    // Terraform compares with the newest version: a copy of the previous one becomes the newest, and the group uses it.
    CopyPreviousVersion: createVersion(task, target, {
      image: PREVIOUS_IMAGE,
      token: "States.Format('{}-back', $$.Execution.Name)",
      to: '$.copy',
      next: 'UseCopyInGroup',
      onFailure: 'NotifyRolledBack',
      failureTo: '$.copyFailure',
    }),
    UseCopyInGroup: task('aws-sdk:autoscaling:updateAutoScalingGroup', {
      parameters: { AutoScalingGroupName: target.autoScalingGroupName, ...desired('$.copy.version') },
      allow: replaceServers(target),
      next: 'NotifyRolledBack',
      onFailure: 'NotifyRolledBack',
      failureTo: '$.copyFailure',
    }),
  };
}
