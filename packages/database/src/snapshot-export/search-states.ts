import type { States, Task } from '@etops/foundation';
import { arnOf, choice, isOneOf, newestStates, noteFailure } from '@etops/foundation';
import type { ExportTarget } from './export-target';

/** Error name of failures that no AWS service reported. */
export const EXPORT_ERROR = 'SnapshotExport';

/**
 * Permission of the calls to export tasks, which have no ARN for IAM.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonrds.html (checked 2026-11-23)
 */
export const ANY_EXPORT_TASK = { resources: '*' } as const;

/** Paths of the ARN and the time of the snapshot to export. */
export const SNAPSHOT = { arn: '$.search.newest.id', time: '$.search.newest.time' } as const;

/** Snapshots in an answer of RDS, so that their tags fit into the data of an execution. There are at most 35 automated ones. */
const PAGE_SIZE = 50;

/** A snapshot that RDS is still creating has no time, and is left out. */
const isAvailable = (snapshot: string) => [isOneOf(`${snapshot}.Status`, ['available'])];

/**
 * Finds the newest available snapshot, of RDS or of AWS Backup. Once a continuous rule of AWS Backup covers an instance,
 * its snapshots are of type `awsbackup`, which RDS lists only if asked for.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DescribeDBSnapshots.html SnapshotType
 */
export function searchStates(task: Task, target: ExportTarget): States {
  const { environment, instanceIdentifier } = target;
  return {
    ListAutomatedSnapshots: task('aws-sdk:rds:describeDBSnapshots', {
      parameters: { DbInstanceIdentifier: instanceIdentifier, SnapshotType: 'automated', MaxRecords: PAGE_SIZE },
      allow: {
        resources: [arnOf(environment, 'rds', `db:${instanceIdentifier}`), arnOf(environment, 'rds', 'snapshot:*')],
      },
      result: { to: '$.snapshots', select: { 'list.$': '$.DbSnapshots' } },
      next: 'BeginSearchForSnapshot',
      onFailure: 'NotifyOfFailure',
    }),
    ...newestStates({
      subject: 'Snapshot',
      list: '$.snapshots.list',
      idField: 'DbSnapshotArn',
      timeField: 'SnapshotCreateTime',
      where: isAvailable,
      next: 'ListSnapshotsOfAwsBackup',
      onNone: 'ListSnapshotsOfAwsBackup',
    }),
    ...awsBackupStates(task, target),
    NoteThatNoSnapshotExists: noteFailure(
      EXPORT_ERROR,
      'the database has no snapshot of RDS or AWS Backup that is available; check its backup retention and its events',
      'NotifyOfFailure',
    ),
  };
}

/** Compares the snapshots of AWS Backup, page by page, with the newest of RDS's own. */
function awsBackupStates(task: Task, { environment, instanceIdentifier }: ExportTarget): States {
  const list = (more: Readonly<Record<string, string>> = {}) =>
    task('aws-sdk:rds:describeDBSnapshots', {
      parameters: {
        DbInstanceIdentifier: instanceIdentifier,
        SnapshotType: 'awsbackup',
        MaxRecords: PAGE_SIZE,
        ...more,
      },
      allow: {
        resources: [arnOf(environment, 'rds', `db:${instanceIdentifier}`), arnOf(environment, 'rds', 'snapshot:*')],
      },
      result: { to: '$.snapshots' },
      next: 'BeginSearchForSnapshotOfAwsBackup',
      onFailure: 'NotifyOfFailure',
    });
  return {
    ListSnapshotsOfAwsBackup: list(),
    ListMoreSnapshotsOfAwsBackup: list({ 'Marker.$': '$.snapshots.Marker' }),
    ...newestStates({
      subject: 'SnapshotOfAwsBackup',
      list: '$.snapshots.DbSnapshots',
      idField: 'DbSnapshotArn',
      timeField: 'SnapshotCreateTime',
      where: isAvailable,
      continues: true,
      next: 'AreThereMoreSnapshotsOfAwsBackup',
      onNone: 'AreThereMoreSnapshotsOfAwsBackup',
    }),
    AreThereMoreSnapshotsOfAwsBackup: choice(
      [
        [{ Variable: '$.snapshots.Marker', IsPresent: true }, 'ListMoreSnapshotsOfAwsBackup'],
        [{ Variable: SNAPSHOT.arn, StringEquals: '' }, 'NoteThatNoSnapshotExists'],
      ],
      'ListExportTasksOfSnapshot',
    ),
  };
}

/** Checks that the snapshot was not exported before: otherwise backups have stopped, or another export is running. */
export function noveltyStates(task: Task, { bucketName }: ExportTarget): States {
  const statuses = '$.earlier.statuses';
  return {
    ListExportTasksOfSnapshot: task('aws-sdk:rds:describeExportTasks', {
      parameters: { 'SourceArn.$': SNAPSHOT.arn, Filters: [{ Name: 's3-bucket', Values: [bucketName] }] },
      allow: ANY_EXPORT_TASK,
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
