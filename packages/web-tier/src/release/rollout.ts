import { createVersion, describeRefresh, desired, IMAGE, preferences } from './calls';
import type { ReleasePace, ReleaseTarget } from './release-target';
import { choice, equalsPath, failure, isOneOf, loop } from './states';
import type { States, Task } from './states';

/** Replaces servers by ones of the image, with Auto Scaling's own rollback to the version that the group still names. */
export function rolloutStates(task: Task, target: ReleaseTarget, pace: ReleasePace): States {
  const { autoScalingGroupName, templateDescription, alarmNames } = target;
  return {
    CreateVersion: createVersion(task, {
      image: IMAGE,
      token: '$$.Execution.Name',
      description: templateDescription,
      to: '$.release',
      next: 'StartRefresh',
      onFailure: 'NotifyRefused',
    }),
    StartRefresh: task('aws-sdk:autoscaling:startInstanceRefresh', {
      parameters: {
        AutoScalingGroupName: autoScalingGroupName,
        Strategy: 'Rolling',
        DesiredConfiguration: desired('$.release.version'),
        Preferences: {
          ...preferences(pace),
          BakeTime: pace.bakeSeconds,
          AlarmSpecification: { Alarms: alarmNames },
          AutoRollback: true,
        },
      },
      result: { to: '$.refresh', select: { 'id.$': '$.InstanceRefreshId' } },
      next: 'PollRefresh',
      // The call may have started it although its answer was lost.
      onFailure: 'FindRefresh',
    }),
    FindRefresh: task('aws-sdk:autoscaling:describeInstanceRefreshes', {
      parameters: { AutoScalingGroupName: autoScalingGroupName, MaxRecords: 1 },
      result: { to: '$.found' },
      next: 'HasRefreshStarted',
      onFailure: 'NotifyNotRestored',
      failureTo: '$.lookup',
    }),
    HasRefreshStarted: choice(
      [
        [
          equalsPath('$.found.InstanceRefreshes[0].DesiredConfiguration.LaunchTemplate.Version', '$.release.version'),
          'AdoptRefresh',
        ],
      ],
      'CopyPrevious',
    ),
    AdoptRefresh: {
      Type: 'Pass',
      Parameters: { 'id.$': '$.found.InstanceRefreshes[0].InstanceRefreshId' },
      ResultPath: '$.refresh',
      Next: 'PollRefresh',
    },
    ...loop({
      subject: 'Refresh',
      ...pace,
      look: (next) => describeRefresh(task, autoScalingGroupName, '$.refresh', next, 'RollBackRefresh'),
      branches: [
        [isOneOf('$.refresh.statuses[0]', ['Successful']), 'DescribeReleased'],
        [isOneOf('$.refresh.statuses[0]', ['RollbackSuccessful']), 'RefreshWasRolledBack'],
        [isOneOf('$.refresh.statuses[0]', ['Failed', 'Cancelled', 'RollbackFailed']), 'RefreshFailed'],
      ],
      tooLong: 'RefreshTookTooLong',
    }),
    RefreshWasRolledBack: failure(
      'Auto Scaling rolled the instance refresh back: servers did not become healthy, or an alarm rang',
      'DescribeRestored',
    ),
    RefreshFailed: failure('the instance refresh failed, was cancelled, or could not be rolled back', 'StartRestore'),
    RefreshTookTooLong: failure('the instance refresh took too long', 'RollBackRefresh'),
  };
}
