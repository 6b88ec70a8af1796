import type { States, Task } from '@etops/foundation';
import { choice, equalsPath, isOneOf } from '@etops/foundation';
import { awaitRefresh, desired, failure, preferences, RELEASED_VERSION } from './release-calls';
import { ANY_RESOURCE, replaceServers } from './release-permissions';
import type { ReleaseTarget, ReleaseTimings } from './release-target';
import { templateStates } from './template-states';

/** Returns the states that replace the servers by an instance refresh, which Auto Scaling can roll back. */
export function rolloutStates(task: Task, target: ReleaseTarget, timings: ReleaseTimings): States {
  return {
    ...startStates(task, target, timings),
    ...templateStates(task, target, 'Refusal', 'NotifyRefused'),
    ...followStates(task, target, timings),
  };
}

function startStates(task: Task, target: ReleaseTarget, timings: ReleaseTimings): States {
  const { autoScalingGroupName, alarmNames } = target;
  return {
    StartInstanceRefresh: task('aws-sdk:autoscaling:startInstanceRefresh', {
      parameters: {
        AutoScalingGroupName: autoScalingGroupName,
        Strategy: 'Rolling',
        DesiredConfiguration: desired(RELEASED_VERSION),
        Preferences: {
          ...preferences(timings),
          SkipMatching: true,
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
    // Without a refresh, or during one of another release, this release has replaced no server.
    HasInstanceRefreshStarted: choice(
      [
        [
          equalsPath('$.found.InstanceRefreshes[0].DesiredConfiguration.LaunchTemplate.Version', RELEASED_VERSION),
          'UseFoundInstanceRefresh',
        ],
      ],
      'FindNewestAfterRefusal',
    ),
    UseFoundInstanceRefresh: {
      Type: 'Pass',
      Parameters: { 'id.$': '$.found.InstanceRefreshes[0].InstanceRefreshId' },
      ResultPath: '$.refresh',
      Next: 'PollInstanceRefresh',
    },
  };
}

function followStates(task: Task, target: ReleaseTarget, timings: ReleaseTimings): States {
  return {
    ...awaitRefresh(task, target, timings, {
      subject: 'InstanceRefresh',
      refresh: '$.refresh',
      ends: [
        [isOneOf('$.refresh.statuses[0]', ['Successful']), 'DescribeGroupAfterRefresh'],
        [isOneOf('$.refresh.statuses[0]', ['RollbackSuccessful']), 'InstanceRefreshWasRolledBack'],
        [isOneOf('$.refresh.statuses[0]', ['Failed', 'RollbackFailed']), 'InstanceRefreshFailed'],
        [isOneOf('$.refresh.statuses[0]', ['Cancelled']), 'InstanceRefreshWasCancelled'],
      ],
      onFailure: 'RollBackInstanceRefresh',
      onTimeout: 'InstanceRefreshTimedOut',
    }),
    InstanceRefreshWasRolledBack: failure(
      'Auto Scaling rolled the instance refresh back: servers did not become healthy, or an alarm went off',
      'PollRestoredServers',
    ),
    InstanceRefreshFailed: failure(
      'the instance refresh failed, or could not be rolled back',
      'RollBackWithNewRefresh',
    ),
    // Whoever cancels it needs the group for something else, such as a failover: no further refresh starts.
    InstanceRefreshWasCancelled: failure(
      'the instance refresh was cancelled: the group uses the previous version, servers may run either',
      'NotifyNotRolledBack',
    ),
    InstanceRefreshTimedOut: failure('the instance refresh exceeded its timeout', 'RollBackInstanceRefresh'),
  };
}
