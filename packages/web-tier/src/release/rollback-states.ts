import type { States, Task } from '@etops/foundation';
import { choice, equalsPath, isOneOf, loop } from '@etops/foundation';
import { allServersRun, awaitRefresh, describeGroup, desired, preferences, PREVIOUS_VERSION } from './release-calls';
import { replaceServers } from './release-permissions';
import type { ReleaseTarget, ReleaseTimings } from './release-target';
import { templateStates } from './template-states';

const onFailure = 'NotifyNotRolledBack';
const failureTo = '$.rollbackFailure';

/** Returns the states that roll back to the version which the group used before the release. */
export function rollbackStates(task: Task, target: ReleaseTarget, timings: ReleaseTimings): States {
  return {
    ...rollBackRefresh(task, target),
    ...startNewRefresh(task, target, timings),
    ...awaitRefresh(task, target, timings, {
      subject: 'Rollback',
      refresh: '$.rollback',
      ends: [
        [isOneOf('$.rollback.statuses[0]', ['Successful', 'RollbackSuccessful']), 'PollRestoredServers'],
        [isOneOf('$.rollback.statuses[0]', ['Failed', 'RollbackFailed']), 'IsAnotherRollbackPossible'],
        [isOneOf('$.rollback.statuses[0]', ['Cancelled']), onFailure],
      ],
      onFailure,
      failureTo,
      onTimeout: onFailure,
    }),
    ...restorationStates(task, target, timings),
    ...templateStates(task, target, 'Rollback', 'NotifyRolledBack'),
  };
}

function rollBackRefresh(task: Task, target: ReleaseTarget): States {
  return {
    RollBackInstanceRefresh: task('aws-sdk:autoscaling:rollbackInstanceRefresh', {
      parameters: { AutoScalingGroupName: target.autoScalingGroupName },
      allow: replaceServers(target),
      result: { to: '$.rollback', select: { 'id.$': '$.InstanceRefreshId' } },
      next: 'PollRollback',
      // The refresh may have ended in the meantime.
      onFailure: 'RollBackWithNewRefresh',
      failureTo,
    }),
    IsAnotherRollbackPossible: choice(
      [[{ Variable: '$.isLastRollback', IsPresent: true }, onFailure]],
      'RollBackWithNewRefresh',
    ),
  };
}

function startNewRefresh(task: Task, target: ReleaseTarget, timings: ReleaseTimings): States {
  const { autoScalingGroupName } = target;
  return {
    RollBackWithNewRefresh: { Type: 'Pass', Result: true, ResultPath: '$.isLastRollback', Next: 'UsePreviousVersion' },
    // From here on, servers that start for another reason use the previous version, even if the refresh fails.
    UsePreviousVersion: task('aws-sdk:autoscaling:updateAutoScalingGroup', {
      parameters: { AutoScalingGroupName: autoScalingGroupName, ...desired(PREVIOUS_VERSION) },
      allow: replaceServers(target),
      next: 'StartRollback',
      onFailure: 'StartRollback',
      failureTo,
    }),
    // Replaces every server: AWS does not say clearly whether it compares servers if the group's version stays the same.
    StartRollback: task('aws-sdk:autoscaling:startInstanceRefresh', {
      parameters: {
        AutoScalingGroupName: autoScalingGroupName,
        Strategy: 'Rolling',
        DesiredConfiguration: desired(PREVIOUS_VERSION),
        Preferences: { ...preferences(timings), SkipMatching: false },
      },
      allow: replaceServers(target),
      result: { to: '$.rollback', select: { 'id.$': '$.InstanceRefreshId' } },
      next: 'PollRollback',
      onFailure,
      failureTo,
    }),
  };
}

function restorationStates(
  task: Task,
  target: ReleaseTarget,
  { pollSeconds, maxHealthAttempts }: ReleaseTimings,
): States {
  return loop({
    subject: 'RestoredServers',
    pollSeconds,
    maxAttempts: maxHealthAttempts,
    poll: (next) => describeGroup(task, target, { to: '$.restored', next, onFailure, failureTo }),
    branches: [
      [
        {
          And: [
            equalsPath('$.restored.templates[0].Version', PREVIOUS_VERSION),
            allServersRun('$.restored', PREVIOUS_VERSION),
          ],
        },
        'FindNewestAfterRollback',
      ],
    ],
    onTimeout: 'IsAnotherRollbackPossible',
  });
}
