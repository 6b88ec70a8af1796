import type { States, Task } from '@etops/foundation';
import { choice, equalsPath, isOneOf, loop } from '@etops/foundation';
import { describeRefresh, desired, failure, preferences } from './release-calls';
import { ANY_RESOURCE, replaceServers } from './release-permissions';
import type { ReleaseTarget, ReleaseTimings } from './release-target';

/** Returns the states that replace the servers by an instance refresh, which Auto Scaling can roll back. */
export function rolloutStates(task: Task, target: ReleaseTarget, timings: ReleaseTimings): States {
  return { ...startStates(task, target, timings), ...followStates(task, target, timings) };
}

function startStates(task: Task, target: ReleaseTarget, timings: ReleaseTimings): States {
  const { autoScalingGroupName, alarmNames } = target;
  return {
    StartInstanceRefresh: task('aws-sdk:autoscaling:startInstanceRefresh', {
      parameters: {
        AutoScalingGroupName: autoScalingGroupName,
        Strategy: 'Rolling',
        DesiredConfiguration: desired('$.release.version'),
        Preferences: {
          ...preferences(timings),
          BakeTime: timings.bakeSeconds,
          AlarmSpecification: { Alarms: alarmNames },
          AutoRollback: true,
        },
      },
      allow: replaceServers(target),
      result: { to: '$.refresh', select: { 'id.$': '$.InstanceRefreshId' } },
      next: 'PollInstanceRefresh',
      // The call may have started the refresh although its response was lost.
      onFailure: 'FindInstanceRefresh',
    }),
    FindInstanceRefresh: task('aws-sdk:autoscaling:describeInstanceRefreshes', {
      parameters: { AutoScalingGroupName: autoScalingGroupName, MaxRecords: 1 },
      allow: ANY_RESOURCE,
      result: { to: '$.found' },
      next: 'HasInstanceRefreshStarted',
      onFailure: 'NotifyNotRolledBack',
      failureTo: '$.lookup',
    }),
    HasInstanceRefreshStarted: choice(
      [
        [
          equalsPath('$.found.InstanceRefreshes[0].DesiredConfiguration.LaunchTemplate.Version', '$.release.version'),
          'UseFoundInstanceRefresh',
        ],
      ],
      'CopyPreviousVersion',
    ),
    UseFoundInstanceRefresh: {
      Type: 'Pass',
      Parameters: { 'id.$': '$.found.InstanceRefreshes[0].InstanceRefreshId' },
      ResultPath: '$.refresh',
      Next: 'PollInstanceRefresh',
    },
  };
}

function followStates(task: Task, target: ReleaseTarget, { pollSeconds, maxAttempts }: ReleaseTimings): States {
  return {
    ...loop({
      subject: 'InstanceRefresh',
      pollSeconds,
      maxAttempts,
      poll: (next) => describeRefresh(task, target, { to: '$.refresh', next, onFailure: 'RollBackInstanceRefresh' }),
      branches: [
        [isOneOf('$.refresh.statuses[0]', ['Successful']), 'DescribeGroupAfterRefresh'],
        [isOneOf('$.refresh.statuses[0]', ['RollbackSuccessful']), 'InstanceRefreshWasRolledBack'],
        [isOneOf('$.refresh.statuses[0]', ['Failed', 'Cancelled', 'RollbackFailed']), 'InstanceRefreshFailed'],
      ],
      onTimeout: 'InstanceRefreshTimedOut',
    }),
    InstanceRefreshWasRolledBack: failure(
      'Auto Scaling rolled the instance refresh back: servers did not become healthy, or an alarm went off',
      'DescribeGroupAfterRollback',
    ),
    InstanceRefreshFailed: failure(
      'the instance refresh failed, was cancelled, or could not be rolled back',
      'RollBackWithNewRefresh',
    ),
    InstanceRefreshTimedOut: failure('the instance refresh exceeded its timeout', 'RollBackInstanceRefresh'),
  };
}
