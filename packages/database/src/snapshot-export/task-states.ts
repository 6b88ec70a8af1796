import type { States, Task } from '@etops/foundation';
import { choice, isOneOf, loop, noteFailure } from '@etops/foundation';
import type { ExportPace, ExportTarget } from './export-target';
import { EXPORT_ERROR } from './search-states';

const TASK_ID = '$.task.id';
const START_ATTEMPTS = 6;

/** Exports the snapshot, and waits for the end of it. */
export function taskStates(task: Task, target: ExportTarget, pace: ExportPace): States {
  const onFailure = 'NotifyFailed';
  const { bucketName, prefix, kmsKeyArn, exportRoleArn, taskName } = target;
  return {
    // Chosen once, so that a repeated attempt to start the task meets the first one.
    NameTask: {
      Type: 'Pass',
      Parameters: {
        'id.$':
          `States.Format('${taskName}-{}-{}', ` +
          "States.ArrayGetItem(States.StringSplit($.search.newest.time, 'T'), 0), " +
          "States.ArrayGetItem(States.StringSplit(States.UUID(), '-'), 0))",
      },
      ResultPath: '$.task',
      Next: 'StartTask',
    },
    StartTask: task('aws-sdk:rds:startExportTask', {
      parameters: {
        'ExportTaskIdentifier.$': TASK_ID,
        'SourceArn.$': '$.search.newest.arn',
        S3BucketName: bucketName,
        S3Prefix: prefix,
        IamRoleArn: exportRoleArn,
        KmsKeyId: kmsKeyArn,
      },
      next: 'PollExport',
      // The call may have started it although its answer was lost.
      onFailure: 'FindTask',
      // An account runs five exports at a time: the sixth is refused until one has ended.
      retry: [
        { ErrorEquals: ['Rds.ExportTaskAlreadyExistsException'], MaxAttempts: 0 },
        {
          ErrorEquals: ['States.TaskFailed', 'States.Timeout'],
          IntervalSeconds: pace.startRetrySeconds,
          MaxAttempts: START_ATTEMPTS,
          BackoffRate: 2,
        },
      ],
    }),
    FindTask: task('aws-sdk:rds:describeExportTasks', {
      parameters: { 'ExportTaskIdentifier.$': TASK_ID },
      result: { to: '$.found', select: { 'statuses.$': '$.ExportTasks[*].Status' } },
      next: 'HasTaskStarted',
      onFailure,
      failureTo: '$.lookup',
    }),
    HasTaskStarted: choice([[{ Variable: '$.found.statuses[0]', IsPresent: true }, 'PollExport']], onFailure),
    ...loop({
      subject: 'Export',
      ...pace,
      look: (next) =>
        task('aws-sdk:rds:describeExportTasks', {
          parameters: { 'ExportTaskIdentifier.$': TASK_ID },
          result: {
            to: '$.export',
            select: { 'statuses.$': '$.ExportTasks[*].Status', 'causes.$': '$.ExportTasks[*].FailureCause' },
          },
          next,
          onFailure,
        }),
      branches: [
        [isOneOf('$.export.statuses[0]', ['COMPLETE']), 'NotifyExported'],
        [isOneOf('$.export.statuses[0]', ['FAILED', 'CANCELED']), 'ExportEnded'],
      ],
      tooLong: 'ExportTookTooLong',
    }),
    ExportEnded: {
      Type: 'Pass',
      Parameters: {
        Error: EXPORT_ERROR,
        'Cause.$':
          "States.Format('the export task ended as {}: {}', $.export.statuses[0], States.JsonToString($.export.causes))",
      },
      ResultPath: '$.failure',
      Next: onFailure,
    },
    ExportTookTooLong: noteFailure(EXPORT_ERROR, 'the export task took too long, and was cancelled', 'CancelTask'),
    CancelTask: task('aws-sdk:rds:cancelExportTask', {
      parameters: { 'ExportTaskIdentifier.$': TASK_ID },
      next: onFailure,
      onFailure,
      failureTo: '$.cancellation',
    }),
  };
}

/** Seconds that starting a task takes at most, waits between the attempts included. */
export function longestStartSeconds({ startRetrySeconds }: ExportPace): number {
  return startRetrySeconds * (2 ** START_ATTEMPTS - 1) + 60 * (START_ATTEMPTS + 1);
}
