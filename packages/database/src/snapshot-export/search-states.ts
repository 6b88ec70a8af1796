import type { States, Task } from '@etops/foundation';
import { choice, isOneOf, noteFailure } from '@etops/foundation';
import type { ExportTarget } from './export-target';

/** Error name of failures that no AWS service reported. */
export const EXPORT_ERROR = 'SnapshotExport';

/** Path of the newest snapshot so far; its time is the epoch until the first one is found. */
const NEWEST = '$.search.newest';
const SNAPSHOT = '$.search.snapshot';

/**
 * Finds the newest available snapshot. RDS returns snapshots in no order and JSONPath cannot sort, so the states compare
 * each one with the newest so far. The answer has at most a hundred entries; there are at most 35 automated snapshots.
 */
export function searchStates(task: Task, { instanceIdentifier }: ExportTarget): States {
  return {
    ListAutomatedSnapshots: task('aws-sdk:rds:describeDBSnapshots', {
      parameters: { DbInstanceIdentifier: instanceIdentifier, SnapshotType: 'automated' },
      result: { to: '$.snapshots', select: { 'list.$': '$.DbSnapshots' } },
      next: 'StartWithFirstSnapshot',
      onFailure: 'NotifyOfFailure',
    }),
    StartWithFirstSnapshot: {
      Type: 'Pass',
      Parameters: {
        index: 0,
        'count.$': 'States.ArrayLength($.snapshots.list)',
        newest: { arn: '', time: '1970-01-01T00:00:00Z' },
      },
      ResultPath: '$.search',
      Next: 'HaveAllSnapshotsBeenCompared',
    },
    HaveAllSnapshotsBeenCompared: choice(
      [[{ Variable: '$.search.index', NumericGreaterThanEqualsPath: '$.search.count' }, 'WasSnapshotFound']],
      'TakeNextSnapshot',
    ),
    TakeNextSnapshot: {
      Type: 'Pass',
      Parameters: {
        'index.$': 'States.MathAdd($.search.index, 1)',
        'count.$': '$.search.count',
        'newest.$': NEWEST,
        'snapshot.$': 'States.ArrayGetItem($.snapshots.list, $.search.index)',
      },
      ResultPath: '$.search',
      Next: 'IsSnapshotNewestSoFar',
    },
    // A snapshot that RDS is still creating has no time.
    IsSnapshotNewestSoFar: choice(
      [
        [
          {
            And: [
              isOneOf(`${SNAPSHOT}.Status`, ['available']),
              { Variable: `${SNAPSHOT}.SnapshotCreateTime`, IsPresent: true },
              { Variable: `${SNAPSHOT}.SnapshotCreateTime`, TimestampGreaterThanPath: `${NEWEST}.time` },
            ],
          },
          'RememberNewestSnapshot',
        ],
      ],
      'HaveAllSnapshotsBeenCompared',
    ),
    RememberNewestSnapshot: {
      Type: 'Pass',
      Parameters: { 'arn.$': `${SNAPSHOT}.DbSnapshotArn`, 'time.$': `${SNAPSHOT}.SnapshotCreateTime` },
      ResultPath: NEWEST,
      Next: 'HaveAllSnapshotsBeenCompared',
    },
    WasSnapshotFound: choice(
      [[{ Variable: `${NEWEST}.arn`, StringEquals: '' }, 'NoteThatNoSnapshotExists']],
      'ListExportTasksOfSnapshot',
    ),
    NoteThatNoSnapshotExists: noteFailure(
      EXPORT_ERROR,
      'the database has no automated snapshot that is available; check its backup retention and its events',
      'NotifyOfFailure',
    ),
  };
}

/** Checks that the snapshot was not exported before: otherwise backups have stopped, or another export is running. */
export function noveltyStates(task: Task, { bucketName }: ExportTarget): States {
  const statuses = '$.earlier.statuses';
  return {
    ListExportTasksOfSnapshot: task('aws-sdk:rds:describeExportTasks', {
      parameters: { 'SourceArn.$': `${NEWEST}.arn`, Filters: [{ Name: 's3-bucket', Values: [bucketName] }] },
      result: { to: '$.earlier', select: { 'statuses.$': '$.ExportTasks[*].Status' } },
      next: 'ReadStatusOfExportTasks',
      onFailure: 'NotifyOfFailure',
    }),
    ReadStatusOfExportTasks: {
      Type: 'Pass',
      Parameters: {
        'complete.$': `States.ArrayContains(${statuses}, 'COMPLETE')`,
        'starting.$': `States.ArrayContains(${statuses}, 'STARTING')`,
        'inProgress.$': `States.ArrayContains(${statuses}, 'IN_PROGRESS')`,
      },
      ResultPath: '$.earlier',
      Next: 'WasSnapshotExportedBefore',
    },
    WasSnapshotExportedBefore: choice(
      [
        [{ Variable: '$.earlier.complete', BooleanEquals: true }, 'NoteThatSnapshotWasExported'],
        [
          {
            Or: [
              { Variable: '$.earlier.starting', BooleanEquals: true },
              { Variable: '$.earlier.inProgress', BooleanEquals: true },
            ],
          },
          'NoteThatSnapshotIsBeingExported',
        ],
      ],
      'NameExportTask',
    ),
    NoteThatSnapshotWasExported: noteFailure(
      EXPORT_ERROR,
      'the newest snapshot has been exported before; check that the database still creates backups',
      'NotifyOfFailure',
    ),
    NoteThatSnapshotIsBeingExported: noteFailure(
      EXPORT_ERROR,
      'another task is exporting the newest snapshot; wait for it',
      'NotifyOfFailure',
    ),
  };
}
