import type { EnvironmentRef } from '@etops/contracts';
import type { ProblemList } from '@etops/foundation';
import { literals, parseArn, partitionOf, show } from '@etops/foundation';
import type { RestoreFrom } from './restore-from';

/** Database to restore into. */
export interface RestoredDatabase {
  readonly environment: Pick<EnvironmentRef, 'region' | 'accountId'>;
  readonly identifier: string;
  readonly restoreFrom: RestoreFrom;
}

const SNAPSHOT = /^(?:(?:rds|awsbackup):)?[a-z](?:-?[a-z0-9])*$/i;
const INSTANCE = /^[a-z](?:-?[a-z0-9])*$/i;
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

const KINDS: readonly RestoreFrom['kind'][] = ['snapshot', 'point-in-time'];

/** Checks the source of a database's data. */
export function checkRestore(
  problems: ProblemList,
  path: string,
  { environment, identifier, restoreFrom }: RestoredDatabase,
): void {
  const { region, accountId } = environment;
  const kind = problems.literal(`${path}.kind`, restoreFrom.kind);
  if (kind === undefined || !KINDS.includes(kind)) {
    return;
  }
  if (restoreFrom.kind === 'snapshot') {
    const snapshot = literals(restoreFrom.snapshot);
    problems.require(
      snapshot === undefined || SNAPSHOT.test(snapshot) || isSnapshotIn(snapshot, region),
      'DATABASE_RESTORE_SNAPSHOT',
      () =>
        `${path}.snapshot must be the identifier of a DB snapshot, or the ARN of one in ${region}, got ${show(snapshot)}; copy a snapshot of another Region to this one first`,
    );
    return;
  }
  const source = literals(restoreFrom.source);
  const time: string | undefined = literals(restoreFrom.time);
  problems.require(
    source === undefined || INSTANCE.test(source) || isBackupOf(source, environment),
    'DATABASE_RESTORE_SOURCE',
    () =>
      `${path}.source must be the identifier of a DB instance, or the ARN of replicated automated backups in ${region} of account ${accountId}, got ${show(source)}; use the identifier in the instance's Region, and the ARN of its replicated backups in another Region`,
  );
  problems.require(
    source?.toLowerCase() !== identifier,
    'DATABASE_RESTORE_ITSELF',
    () =>
      `${path}.source must be another database, got '${identifier}' itself; RDS restores to a new instance: use a new construct id or identifier`,
  );
  problems.require(
    time === undefined || time === 'latest' || (TIME.test(time) && !Number.isNaN(Date.parse(time))),
    'DATABASE_RESTORE_TIME',
    () =>
      `${path}.time must be 'latest' or a time in UTC with seconds and Z, got ${show(time)}; use '2026-11-23T04:30:00Z', for example`,
  );
}

/** Checks an ARN of a snapshot; one of another account can be shared with this one. */
function isSnapshotIn(arn: string, region: string): boolean {
  const snapshot = parseArn(arn, { service: 'rds', resourceType: 'snapshot' });
  return (
    snapshot?.region === region && snapshot.partition === partitionOf(region) && SNAPSHOT.test(snapshot.resourceName)
  );
}

function isBackupOf(arn: string, { region, accountId }: RestoredDatabase['environment']): boolean {
  const backup = parseArn(arn, { service: 'rds', resourceType: 'auto-backup' });
  return backup?.region === region && backup.accountId === accountId && backup.partition === partitionOf(region);
}
