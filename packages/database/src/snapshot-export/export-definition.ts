import type { State, StateMachineDefinition, States, Task } from '@etops/foundation';
import { partitionOf, publishPermissions, taskMaker } from '@etops/foundation';
import type { ExportTarget, ExportTimings } from './export-target';
import { noveltyStates, searchStates, SNAPSHOT } from './search-states';
import { longestStartSeconds, taskStates } from './task-states';

/** Time for everything except the wait for the task: the search, the calls and their retries. */
const MARGIN_SECONDS = 3600;

/**
 * Returns the state machine that exports the newest snapshot of a database to S3, as data.
 *
 * It notifies its topic of success and of failure. If there is nothing new to export, it fails: backups have stopped.
 */
export function exportDefinition(target: ExportTarget, timings: ExportTimings): StateMachineDefinition {
  const task = taskMaker(partitionOf(target.environment.region), timings.retrySeconds);
  return {
    Comment: `Exports the newest snapshot of ${target.instanceIdentifier} to S3; needs no input`,
    StartAt: 'RecordExecutionId',
    TimeoutSeconds:
      MARGIN_SECONDS + longestStartSeconds(timings) + 2 * timings.maxAttempts * Math.max(timings.pollSeconds, 1),
    States: {
      RecordExecutionId: {
        Type: 'Pass',
        Parameters: { 'execution.$': '$$.Execution.Id' },
        Next: 'ListAutomatedSnapshots',
      },
      ...searchStates(task, target),
      ...noveltyStates(task, target),
      ...taskStates(task, target, timings),
      ...endingStates(task, target),
    },
  };
}

/** Notifies the topic. A failed notification does not change the outcome of the execution. */
function endingStates(task: Task, target: ExportTarget): States {
  const { environment, topic, instanceIdentifier, bucketName, prefix } = target;
  const notify = (outcome: string, details: Readonly<Record<string, string>>, next: string): State =>
    task('sns:publish', {
      parameters: {
        TopicArn: topic.topicArn,
        Subject: `${environment.name}: snapshot export ${outcome}`,
        Message: {
          outcome,
          environment: environment.name,
          database: instanceIdentifier,
          'execution.$': '$.execution',
          ...details,
        },
      },
      allow: publishPermissions(topic),
      next,
      onFailure: next,
      failureTo: '$.notification',
    });
  const exported = {
    'snapshot.$': SNAPSHOT.arn,
    'snapshotTime.$': SNAPSHOT.time,
    'warnings.$': '$.export.warnings',
    'location.$': `States.Format('s3://${bucketName}/${prefix}/{}/', $.task.id)`,
  };
  return {
    NotifyOfExport: notify('succeeded', exported, 'ExportSucceeded'),
    ExportSucceeded: { Type: 'Succeed' },
    NotifyOfFailure: notify('failed', { 'failure.$': '$.failure' }, 'ExportFailed'),
    ExportFailed: { Type: 'Fail', Error: 'SnapshotExport.Failed', Cause: 'the notification says why' },
  };
}
