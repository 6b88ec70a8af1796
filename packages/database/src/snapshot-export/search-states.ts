import type { States, Task } from '@etops/foundation';
import { choice, isOneOf, noteFailure } from '@etops/foundation';
import type { ExportTarget } from './export-target';

/** Name that failures have which are none of a service. */
export const EXPORT_ERROR = 'SnapshotExport';

/** The newest snapshot; its time is before all others while there is none. */
const NEWEST = '$.search.newest';
const SNAPSHOT = '$.search.snapshot';

/**
 * Finds the newest snapshot that is available: RDS lists them in no order, and a path cannot sort, so that each is
 * compared with the newest so far. There are at most a hundred in the answer, and 35 days of automated ones.
 */
export function searchStates(task: Task, { instanceIdentifier }: ExportTarget): States {
  return {
    ListSnapshots: task('aws-sdk:rds:describeDBSnapshots', {
      parameters: { DbInstanceIdentifier: instanceIdentifier, SnapshotType: 'automated' },
      result: { to: '$.snapshots', select: { 'list.$': '$.DbSnapshots' } },
      next: 'BeginSearch',
      onFailure: 'NotifyFailed',
    }),
    BeginSearch: {
      Type: 'Pass',
      Parameters: {
        index: 0,
        'count.$': 'States.ArrayLength($.snapshots.list)',
        newest: { arn: '', time: '1970-01-01T00:00:00Z' },
      },
      ResultPath: '$.search',
      Next: 'IsSearchOver',
    },
    IsSearchOver: choice(
      [[{ Variable: '$.search.index', NumericGreaterThanEqualsPath: '$.search.count' }, 'WasOneFound']],
      'TakeSnapshot',
    ),
    TakeSnapshot: {
      Type: 'Pass',
      Parameters: {
        'index.$': 'States.MathAdd($.search.index, 1)',
        'count.$': '$.search.count',
        'newest.$': NEWEST,
        'snapshot.$': 'States.ArrayGetItem($.snapshots.list, $.search.index)',
      },
      ResultPath: '$.search',
      Next: 'IsNewer',
    },
    // A snapshot that is being made has no time yet.
    IsNewer: choice(
      [
        [
          {
            And: [
              isOneOf(`${SNAPSHOT}.Status`, ['available']),
              { Variable: `${SNAPSHOT}.SnapshotCreateTime`, IsPresent: true },
              { Variable: `${SNAPSHOT}.SnapshotCreateTime`, TimestampGreaterThanPath: `${NEWEST}.time` },
            ],
          },
          'KeepSnapshot',
        ],
      ],
      'IsSearchOver',
    ),
    KeepSnapshot: {
      Type: 'Pass',
      Parameters: { 'arn.$': `${SNAPSHOT}.DbSnapshotArn`, 'time.$': `${SNAPSHOT}.SnapshotCreateTime` },
      ResultPath: NEWEST,
      Next: 'IsSearchOver',
    },
    WasOneFound: choice([[{ Variable: `${NEWEST}.arn`, StringEquals: '' }, 'NoSnapshot']], 'ListTasks'),
    NoSnapshot: noteFailure(
      EXPORT_ERROR,
      'the database has no automated snapshot that is available; look at its backup retention and its events',
      'NotifyFailed',
    ),
  };
}

/** Has it been exported before, or is it being exported? Then backups have stopped, or somebody is at work. */
export function noveltyStates(task: Task, { bucketName }: ExportTarget): States {
  const statuses = '$.earlier.statuses';
  return {
    ListTasks: task('aws-sdk:rds:describeExportTasks', {
      parameters: { 'SourceArn.$': `${NEWEST}.arn`, Filters: [{ Name: 's3-bucket', Values: [bucketName] }] },
      result: { to: '$.earlier', select: { 'statuses.$': '$.ExportTasks[*].Status' } },
      next: 'JudgeTasks',
      onFailure: 'NotifyFailed',
    }),
    JudgeTasks: {
      Type: 'Pass',
      Parameters: {
        'complete.$': `States.ArrayContains(${statuses}, 'COMPLETE')`,
        'starting.$': `States.ArrayContains(${statuses}, 'STARTING')`,
        'inProgress.$': `States.ArrayContains(${statuses}, 'IN_PROGRESS')`,
      },
      ResultPath: '$.earlier',
      Next: 'IsSnapshotNew',
    },
    IsSnapshotNew: choice(
      [
        [{ Variable: '$.earlier.complete', BooleanEquals: true }, 'NothingNew'],
        [
          {
            Or: [
              { Variable: '$.earlier.starting', BooleanEquals: true },
              { Variable: '$.earlier.inProgress', BooleanEquals: true },
            ],
          },
          'AnotherIsRunning',
        ],
      ],
      'NameTask',
    ),
    NothingNew: noteFailure(
      EXPORT_ERROR,
      'the newest snapshot has been exported before; look whether the database still makes backups',
      'NotifyFailed',
    ),
    AnotherIsRunning: noteFailure(
      EXPORT_ERROR,
      'the newest snapshot is being exported by another task; wait for that one',
      'NotifyFailed',
    ),
  };
}
