import type { StateMachineDefinition, States, Task } from '@etops/foundation';
import { choice, taskMaker } from '@etops/foundation';
import { cutoffPath, cutoffStates } from '../states/cutoffs';
import type { CleanUpPace, CleanUpTarget } from './clean-up-target';
import { imageStates } from './images';
import { FIRST_RECOVERY_POINTS, recoveryPointStates } from './recovery-points';
import { snapshotStates } from './snapshots';

const TIMEOUT_SECONDS = 6 * 3600;

/**
 * The state machine that removes what no lifecycle does, as data: input `{ "dryRun": false }`, or it only reports.
 *
 * It looks page by page, writes a report of each page, and removes the entries of one page before it reads the next.
 * When one entry cannot be removed, the page is finished and reported, and the run fails: people are told, and the next
 * run tries again.
 */
export function cleanUpDefinition(target: CleanUpTarget, pace: CleanUpPace): StateMachineDefinition {
  const task = taskMaker(target.partition, pace.retrySeconds);
  const { olderThanDays, now = '$$.Execution.StartTime' } = pace;
  const cutoffs = { daysBack: [olderThanDays], now, next: 'BeginPointers' };
  const cutoff = cutoffPath(cutoffs, olderThanDays);
  const afterPointers = target.vaultNames.length > 0 ? FIRST_RECOVERY_POINTS : 'BeginImages';
  return {
    Comment: `Removes old recovery points, images and snapshots of ${target.environmentName}: input {"dryRun": false}`,
    StartAt: 'IsDryRunGiven',
    TimeoutSeconds: TIMEOUT_SECONDS,
    States: {
      IsDryRunGiven: choice([[{ Variable: '$.dryRun', IsBoolean: true }, 'ReadToday']], 'AssumeDryRun'),
      AssumeDryRun: { Type: 'Pass', Result: true, ResultPath: '$.dryRun', Next: 'ReadToday' },
      ...cutoffStates(cutoffs),
      ...pointerStates(task, target, afterPointers),
      ...recoveryPointStates(task, target, pace, cutoff, 'BeginImages'),
      ...imageStates(task, target, pace, cutoff, 'BeginSnapshots'),
      ...snapshotStates(task, target, pace, cutoff, 'CleanedUp'),
      CleanedUp: { Type: 'Succeed' },
      NotifyFailed: task('sns:publish', {
        parameters: {
          TopicArn: target.topicArn,
          Subject: `${target.environmentName}: clean-up of backups failed`,
          Message: { 'execution.$': '$$.Execution.Id', 'failure.$': '$.failure' },
        },
        next: 'Failed',
        onFailure: 'Failed',
        failureTo: '$.notification',
      }),
      Failed: { Type: 'Fail', Error: 'CleanUp.Failed', Cause: 'see the notification, or $.failure of NotifyFailed' },
    },
  };
}

/** Images that a pointer names; a pointer that cannot be read ends the run before anything is removed. */
function pointerStates(task: Task, { imagePointerNames }: CleanUpTarget, next: string): States {
  if (imagePointerNames.length === 0) {
    return { BeginPointers: { Type: 'Pass', Result: [], ResultPath: '$.pointers', Next: next } };
  }
  return {
    BeginPointers: task('aws-sdk:ssm:getParameters', {
      parameters: { Names: imagePointerNames },
      result: {
        to: '$.parameters',
        select: { 'values.$': '$.Parameters[*].Value', 'missing.$': 'States.ArrayLength($.InvalidParameters)' },
      },
      next: 'AreAllPointersThere',
      onFailure: 'NotifyFailed',
    }),
    AreAllPointersThere: choice(
      [[{ Variable: '$.parameters.missing', NumericEquals: 0 }, 'KeepPointers']],
      'NotePointerMissing',
    ),
    KeepPointers: { Type: 'Pass', InputPath: '$.parameters.values', ResultPath: '$.pointers', Next: next },
    NotePointerMissing: {
      Type: 'Pass',
      Result: { Error: 'CleanUp', Cause: `a pointer of ${imagePointerNames.join(', ')} does not exist` },
      ResultPath: '$.failure',
      Next: 'NotifyFailed',
    },
  };
}
