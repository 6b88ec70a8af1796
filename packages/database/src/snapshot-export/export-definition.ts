import type { State, StateMachineDefinition, States, Task } from '@etops/foundation';
import { taskMaker } from '@etops/foundation';
import type { ExportPace, ExportTarget } from './export-target';
import { noveltyStates, searchStates } from './search-states';
import { longestStartSeconds, taskStates } from './task-states';

/** For all but the wait for the task: the search, the calls and their retries. */
const MARGIN_SECONDS = 3600;

/**
 * The state machine that exports the newest automated snapshot of a database to S3, as data.
 *
 * It ends in one of two ways, and tells people of both. That nothing is to be exported is a failure: it means that there
 * are no backups any more.
 */
export function exportDefinition(target: ExportTarget, pace: ExportPace): StateMachineDefinition {
  const task = taskMaker(target.partition, pace.retrySeconds);
  return {
    Comment: `Exports the newest automated snapshot of ${target.instanceIdentifier} to S3; takes no input`,
    StartAt: 'Begin',
    TimeoutSeconds: MARGIN_SECONDS + longestStartSeconds(pace) + 2 * pace.maximumTurns * Math.max(pace.pollSeconds, 1),
    States: {
      Begin: { Type: 'Pass', Parameters: { 'execution.$': '$$.Execution.Id' }, Next: 'ListSnapshots' },
      ...searchStates(task, target),
      ...noveltyStates(task, target),
      ...taskStates(task, target, pace),
      ...endingStates(task, target),
    },
  };
}

/** Tells people; an execution ends as it would when nobody can be told. */
function endingStates(task: Task, target: ExportTarget): States {
  const { topicArn, environmentName, instanceIdentifier, bucketName, prefix } = target;
  const notify = (outcome: string, details: Readonly<Record<string, string>>, next: string): State =>
    task('sns:publish', {
      parameters: {
        TopicArn: topicArn,
        Subject: `${environmentName}: snapshot export ${outcome}`,
        Message: {
          outcome,
          environment: environmentName,
          database: instanceIdentifier,
          'execution.$': '$.execution',
          ...details,
        },
      },
      next,
      onFailure: next,
      failureTo: '$.notification',
    });
  const exported = {
    'snapshot.$': '$.search.newest.arn',
    'snapshotTime.$': '$.search.newest.time',
    'location.$': `States.Format('s3://${bucketName}/${prefix}/{}/', $.task.id)`,
  };
  return {
    NotifyExported: notify('succeeded', exported, 'Exported'),
    Exported: { Type: 'Succeed' },
    NotifyFailed: notify('failed', { 'failure.$': '$.failure' }, 'Failed'),
    Failed: { Type: 'Fail', Error: 'SnapshotExport.Failed', Cause: 'the notification says why' },
  };
}
