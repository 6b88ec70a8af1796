import type { States, Task } from '@etops/foundation';
import { choice, isOneOf, loop, noteFailure } from '@etops/foundation';
import { startPermissions } from './export-permissions';
import type { ExportTarget, ExportTimings } from './export-target';
import { ANY_EXPORT_TASK, EXPORT_ERROR, SNAPSHOT } from './search-states';

const TASK_ID = '$.task.id';
const START_ATTEMPTS = 6;

/** @see https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ExportTask.html WarningMessage */
const HAS_WARNING = {
  And: [
    { Variable: '$.export.warnings[0]', IsPresent: true },
    { Variable: '$.export.warnings[0]', IsString: true },
    { Not: { Variable: '$.export.warnings[0]', StringEquals: '' } },
  ],
};

/** Exports the snapshot, and waits until the export task has ended. */
export function taskStates(task: Task, target: ExportTarget, timings: ExportTimings): States {
  const onFailure = 'NotifyOfFailure';
  const { bucketName, prefix, kmsKeyArn, exportRoleArn, taskName, acceptsWarnings = false } = target;
  return {
    // Chosen once: RDS refuses a second task of the same name, so that a retry does not start another task.
    NameExportTask: {
      Type: 'Pass',
      Parameters: {
        'id.$':
          `States.Format('${taskName}-{}-{}', ` +
          `States.ArrayGetItem(States.StringSplit(${SNAPSHOT.time}, 'T'), 0), ` +
          "States.ArrayGetItem(States.StringSplit(States.UUID(), '-'), 0))",
      },
      ResultPath: '$.task',
      Next: 'StartExportTask',
    },
    StartExportTask: task('aws-sdk:rds:startExportTask', {
      parameters: {
        'ExportTaskIdentifier.$': TASK_ID,
        'SourceArn.$': SNAPSHOT.arn,
        S3BucketName: bucketName,
        S3Prefix: prefix,
        IamRoleArn: exportRoleArn,
        KmsKeyId: kmsKeyArn,
      },
      allow: startPermissions(target),
      next: 'PollExportTask',
      // The call may have started the task although it failed.
      onFailure: 'LookForExportTask',
      // RDS runs five exports per account, and refuses another until one has ended.
      retry: [
        { ErrorEquals: ['Rds.ExportTaskAlreadyExistsException'], MaxAttempts: 0 },
        {
          ErrorEquals: ['States.TaskFailed', 'States.Timeout'],
          IntervalSeconds: timings.startRetrySeconds,
          MaxAttempts: START_ATTEMPTS,
          BackoffRate: 2,
        },
      ],
    }),
    LookForExportTask: task('aws-sdk:rds:describeExportTasks', {
      parameters: { 'ExportTaskIdentifier.$': TASK_ID },
      allow: ANY_EXPORT_TASK,
      result: { to: '$.found', select: { 'statuses.$': '$.ExportTasks[*].Status' } },
      next: 'HasExportTaskStarted',
      onFailure,
      failureTo: '$.lookup',
    }),
    HasExportTaskStarted: choice([[{ Variable: '$.found.statuses[0]', IsPresent: true }, 'PollExportTask']], onFailure),
    ...loop({
      subject: 'ExportTask',
      pollSeconds: timings.pollSeconds,
      maxAttempts: timings.maxAttempts,
      poll: (next) =>
        task('aws-sdk:rds:describeExportTasks', {
          parameters: { 'ExportTaskIdentifier.$': TASK_ID },
          allow: ANY_EXPORT_TASK,
          result: {
            to: '$.export',
            select: {
              'statuses.$': '$.ExportTasks[*].Status',
              'causes.$': '$.ExportTasks[*].FailureCause',
              'warnings.$': '$.ExportTasks[*].WarningMessage',
            },
          },
          next,
          onFailure,
        }),
      branches: [
        [isOneOf('$.export.statuses[0]', ['COMPLETE']), acceptsWarnings ? 'NotifyOfExport' : 'IsExportComplete'],
        [isOneOf('$.export.statuses[0]', ['FAILED', 'CANCELED']), 'NoteThatExportTaskFailed'],
      ],
      onTimeout: 'NoteThatExportTimedOut',
    }),
    // RDS ends a task as complete although it left out what its user may not read, and says so in a warning only.
    ...(acceptsWarnings
      ? {}
      : {
          IsExportComplete: choice([[HAS_WARNING, 'NoteThatExportIsIncomplete']], 'NotifyOfExport'),
          NoteThatExportIsIncomplete: {
            Type: 'Pass',
            Parameters: {
              Error: EXPORT_ERROR,
              'Cause.$':
                "States.Format('the export may lack data: {}; give the master user access to it, or set acceptsWarnings', $.export.warnings[0])",
            },
            ResultPath: '$.failure',
            Next: onFailure,
          },
        }),
    NoteThatExportTaskFailed: {
      Type: 'Pass',
      Parameters: {
        Error: EXPORT_ERROR,
        'Cause.$':
          "States.Format('the export task ended as {}: {}', $.export.statuses[0], States.JsonToString($.export.causes))",
      },
      ResultPath: '$.failure',
      Next: onFailure,
    },
    NoteThatExportTimedOut: noteFailure(
      EXPORT_ERROR,
      'the export task timed out, and was cancelled',
      'CancelExportTask',
    ),
    CancelExportTask: task('aws-sdk:rds:cancelExportTask', {
      parameters: { 'ExportTaskIdentifier.$': TASK_ID },
      allow: ANY_EXPORT_TASK,
      next: onFailure,
      onFailure,
      failureTo: '$.cancellation',
    }),
  };
}

/** Returns the maximum duration of starting a task, with the waits between the attempts. */
export function longestStartSeconds({ startRetrySeconds }: ExportTimings): number {
  return startRetrySeconds * (2 ** START_ATTEMPTS - 1) + 60 * (START_ATTEMPTS + 1);
}
