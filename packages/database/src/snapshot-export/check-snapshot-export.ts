import type { Checked, ProblemList } from '@etops/foundation';
import {
  checkArnOf,
  checkSchedule,
  checkTimeZone,
  checkWholeNumber,
  isBucketName,
  isToken,
  propPath,
  show,
} from '@etops/foundation';
import { EXPORT_TIMEOUT_HOURS } from '../limits';
import { isDatabaseIdentifier } from '../names';
import type { ResolvedSnapshotExport } from './resolve-snapshot-export';
import type { ExportArchive, SnapshotExportProps } from './snapshot-export-props';

/** Limits of the interval: each run needs a new snapshot, and a single run exports once only. */
const INTERVAL = { minHours: 1, maxDays: 366 } as const;

/** Checks an export of snapshots. */
export function checkSnapshotExport(problems: ProblemList, path: string, props: ResolvedSnapshotExport): void {
  const { environment, database, archive, schedule, timeZone } = props;
  const at = (name: keyof Checked<SnapshotExportProps>) => propPath(path, name);
  const identifier = problems.literal(
    `${at('database')}.identifier`,
    database.identifier,
    'compute it with databaseIdentifier',
  );
  problems.require(
    identifier === undefined || isDatabaseIdentifier(identifier),
    'SNAPSHOT_EXPORT_DATABASE',
    () =>
      `${at('database')}.identifier must be the identifier of a DB instance, got ${show(identifier)}; compute it with databaseIdentifier`,
  );
  checkDestination(problems, at('archive'), archive);
  checkArnOf(problems, `${at('archive')}.kmsKeyArn`, archive.kmsKeyArn, 'key-or-alias', environment);
  if (props.topic !== undefined) {
    checkArnOf(problems, `${at('topic')}.topicArn`, props.topic.topicArn, 'topic', environment);
    checkArnOf(problems, `${at('topic')}.kmsKeyArn`, props.topic.kmsKeyArn, 'key', environment);
  }
  checkSchedule(problems, at('schedule'), schedule, 'scheduler', { code: 'SNAPSHOT_EXPORT_SCHEDULE', ...INTERVAL });
  checkTimeZone(problems, at('timeZone'), timeZone, { code: 'SNAPSHOT_EXPORT_TIME_ZONE' });
  const timeoutHours = problems.literal(
    at('timeoutHours'),
    props.timeoutHours,
    'write the number in the program, since the state machine is computed from it',
  );
  checkWholeNumber(problems, at('timeoutHours'), timeoutHours, EXPORT_TIMEOUT_HOURS, {
    code: 'SNAPSHOT_EXPORT_TIMEOUT',
    advice: 'use hours, for example 24: twice as long as the largest export',
  });
}

function checkDestination(problems: ProblemList, path: string, { bucketName, prefix }: Required<ExportArchive>): void {
  problems.require(
    isToken(bucketName) || (typeof bucketName === 'string' && isBucketName(bucketName)),
    'SNAPSHOT_EXPORT_BUCKET',
    () =>
      `${path}.bucketName must be the name of a bucket, got ${show(bucketName)}; use the name without s3:// or a path`,
  );
  problems.require(
    isToken(prefix) || /^[A-Za-z0-9!_.*()-]+(\/[A-Za-z0-9!_.*()-]+)*$/.test(prefix),
    'SNAPSHOT_EXPORT_PREFIX',
    () =>
      `${path}.prefix must be letters, digits and !_.*()- between single slashes, none at either end, got ${show(prefix)}; use 'snapshots/orders', for example: RDS refuses colons and replaces other characters`,
  );
}
