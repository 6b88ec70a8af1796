import { createVersion, describeGroup, describeRefresh, desired, preferences, PREVIOUS_IMAGE, TEMPLATE } from './calls';
import type { ReleasePace, ReleaseTarget } from './release-target';
import { choice, equalsPath, isOneOf, loop } from './states';
import type { States, Task } from './states';

/** Back to the version that the group named before. */
export function restorationStates(
  task: Task,
  { autoScalingGroupName, templateDescription }: ReleaseTarget,
  pace: ReleasePace,
): States {
  const onFailure = 'NotifyNotRestored';
  return {
    RollBackRefresh: task('aws-sdk:autoscaling:rollbackInstanceRefresh', {
      parameters: { AutoScalingGroupName: autoScalingGroupName },
      result: { to: '$.restore', select: { 'id.$': '$.InstanceRefreshId' } },
      next: 'PollRestore',
      // It may have ended in the meantime.
      onFailure: 'StartRestore',
      failureTo: '$.rollback',
    }),
    StartRestore: task('aws-sdk:autoscaling:startInstanceRefresh', {
      parameters: {
        AutoScalingGroupName: autoScalingGroupName,
        Strategy: 'Rolling',
        DesiredConfiguration: desired(`${TEMPLATE}.Version`),
        Preferences: preferences(pace),
      },
      result: { to: '$.restore', select: { 'id.$': '$.InstanceRefreshId' } },
      next: 'PollRestore',
      onFailure,
      failureTo: '$.restoreFailure',
    }),
    ...loop({
      subject: 'Restore',
      ...pace,
      look: (next) => describeRefresh(task, autoScalingGroupName, '$.restore', next, onFailure, '$.restoreFailure'),
      branches: [
        [isOneOf('$.restore.statuses[0]', ['Successful', 'RollbackSuccessful']), 'DescribeRestored'],
        [isOneOf('$.restore.statuses[0]', ['Failed', 'Cancelled', 'RollbackFailed']), onFailure],
      ],
      tooLong: onFailure,
    }),
    DescribeRestored: describeGroup(task, autoScalingGroupName, '$.restored', 'IsGroupRestored', onFailure),
    IsGroupRestored: choice(
      [[equalsPath('$.restored.templates[0].Version', `${TEMPLATE}.Version`), 'CopyPrevious']],
      onFailure,
    ),
    // Terraform compares with the newest version: so the previous one is put on top, and the group names that.
    CopyPrevious: createVersion(task, {
      image: PREVIOUS_IMAGE,
      token: "States.Format('{}-back', $$.Execution.Name)",
      description: templateDescription,
      to: '$.copy',
      next: 'NameCopy',
      onFailure: 'NotifyRestored',
      failureTo: '$.copyFailure',
    }),
    NameCopy: task('aws-sdk:autoscaling:updateAutoScalingGroup', {
      parameters: { AutoScalingGroupName: autoScalingGroupName, ...desired('$.copy.version') },
      next: 'NotifyRestored',
      onFailure: 'NotifyRestored',
      failureTo: '$.copyFailure',
    }),
  };
}
