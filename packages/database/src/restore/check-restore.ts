import type { EnvironmentRef } from '@etops/contracts';
import type { ProblemList } from '@etops/foundation';
import type { RestoreFrom } from './restore-from';

/** What of a restore can be checked before AWS sees it; `undefined` is a value that only Terraform knows. */
export interface CheckedRestore {
  readonly environment: Pick<EnvironmentRef, 'region'>;
  readonly identifier: string;
  readonly kind: RestoreFrom['kind'];
  readonly from: string | undefined;
  readonly time?: string | undefined;
}

const SNAPSHOT = /^(?:(?:rds|awsbackup):)?[a-z](?:-?[a-z0-9])*$/i;
const INSTANCE = /^[a-z](?:-?[a-z0-9])*$/i;
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

/** Checks where a database takes its data from. */
export function checkRestore(
  { environment, identifier, kind, from, time }: CheckedRestore,
  problems: ProblemList,
): void {
  const { region } = environment;
  if (kind === 'snapshot') {
    problems.require(
      from === undefined || SNAPSHOT.test(from) || regionOf(from, 'snapshot') === region,
      'DATABASE_RESTORE_SNAPSHOT',
      () =>
        `restoreFrom.snapshot must be the identifier of a DB snapshot, or the ARN of one in ${region}, got '${String(from)}'; copy one of another Region first: RDS restores beside the snapshot`,
    );
    return;
  }
  problems.require(
    from === undefined || INSTANCE.test(from) || regionOf(from, 'auto-backup') === region,
    'DATABASE_RESTORE_SOURCE',
    () =>
      `restoreFrom.source must be the identifier of a DB instance, or the ARN of replicated automated backups in ${region}, got '${String(from)}'; take the instance by its identifier here, and by the ARN of its replicated backups in another Region`,
  );
  problems.require(
    from?.toLowerCase() !== identifier,
    'DATABASE_RESTORE_ITSELF',
    () =>
      `restoreFrom.source must be another database, got '${identifier}' itself; RDS restores to a new instance: give it an id or identifier of its own`,
  );
  problems.require(
    time === undefined || time === 'latest' || (TIME.test(time) && !Number.isNaN(Date.parse(time))),
    'DATABASE_RESTORE_TIME',
    () =>
      `restoreFrom.time must be 'latest' or a time in UTC such as '2026-11-23T04:30:00Z', got '${String(time)}'; write it with seconds and Z`,
  );
}

function regionOf(arn: string, resource: string): string | undefined {
  const [, region, found] = /^arn:aws[a-z-]*:rds:([a-z0-9-]+):\d{12}:([a-z-]+):.+$/.exec(arn) ?? [];
  return found === resource ? region : undefined;
}
