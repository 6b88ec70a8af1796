import type { EnvironmentRef } from '@etops/contracts';
import { isTimeZone, ProblemList } from '@etops/foundation';
import { kmsRegionOf } from '../credentials/check-credentials';
import { isWithin } from '../instance/check-db-instance';
import { EXPORT_TIMEOUT_HOURS } from '../limits';

/** What can be checked before AWS sees it; `undefined` is a value that only Terraform knows, or that is not given. */
export interface CheckedExport {
  readonly environment: Pick<EnvironmentRef, 'region'>;
  readonly instanceIdentifier: string | undefined;
  readonly bucketName: string | undefined;
  readonly prefix: string | undefined;
  readonly kmsKeyArn: string | undefined;
  readonly schedule: string;
  readonly timeZone: string;
  readonly timeoutHours: number | undefined;
}

/** A field of a cron expression: numbers or names, with lists, ranges, steps and the marks of days. */
const CRON_FIELD = /^[A-Z0-9*?,\-/#]+$/;
const EXAMPLE = "write one such as 'cron(0 5 ? * SUN *)'";

/** Checks an export of snapshots. */
export function checkSnapshotExport(props: CheckedExport): ProblemList {
  const problems = new ProblemList();
  const { environment, instanceIdentifier, kmsKeyArn, schedule, timeZone, timeoutHours } = props;
  problems.require(
    instanceIdentifier !== undefined,
    'SNAPSHOT_EXPORT_DATABASE',
    () => 'database.identifier must be a literal, got a token; compute it with databaseIdentifier',
  );
  checkPlace(props, problems);
  problems.require(
    kmsKeyArn === undefined || kmsRegionOf(kmsKeyArn) === environment.region,
    'SNAPSHOT_EXPORT_KEY',
    () =>
      `archive.kmsKeyArn must be the ARN of a KMS key or alias in ${environment.region}, got '${String(kmsKeyArn)}'; exports are encrypted where their bucket is`,
  );
  problems.require(
    isSchedule(schedule),
    'SNAPSHOT_EXPORT_SCHEDULE',
    () =>
      `schedule must be rate(n hours or days) or cron() with six fields, '?' as one of the days, got '${schedule}'; ${EXAMPLE}`,
  );
  problems.require(
    isTimeZone(timeZone),
    'SNAPSHOT_EXPORT_TIME_ZONE',
    () => `timeZone must be an IANA time zone, got '${timeZone}'; write one such as 'Europe/Berlin'`,
  );
  problems.require(
    timeoutHours === undefined || isWithin(timeoutHours, EXPORT_TIMEOUT_HOURS),
    'SNAPSHOT_EXPORT_TIMEOUT',
    () =>
      `timeoutHours must be a whole number from 1 to 72, got ${String(timeoutHours)}; allow what the largest export took, twice`,
  );
  return problems;
}

function checkPlace({ bucketName, prefix }: CheckedExport, problems: ProblemList): void {
  problems.require(
    bucketName === undefined || /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucketName),
    'SNAPSHOT_EXPORT_BUCKET',
    () =>
      `archive.bucketName must be the name of a bucket, got '${String(bucketName)}'; pass the name without s3:// or a path`,
  );
  problems.require(
    prefix === undefined || /^[A-Za-z0-9!_.*()-]+(\/[A-Za-z0-9!_.*()-]+)*$/.test(prefix),
    'SNAPSHOT_EXPORT_PREFIX',
    () =>
      `archive.prefix must be letters, digits and !_.*()- between single slashes, none at either end, got '${String(prefix)}'; RDS takes no colon there and replaces other characters`,
  );
}

function isSchedule(schedule: string): boolean {
  if (/^rate\(([1-9]\d{0,3}) (hours?|days?)\)$/.test(schedule)) {
    return true;
  }
  const fields = /^cron\((.*)\)$/.exec(schedule)?.[1]?.split(' ') ?? [];
  const [, , dayOfMonth, , dayOfWeek] = fields;
  return (
    fields.length === 6 &&
    fields.every((field) => CRON_FIELD.test(field)) &&
    (dayOfMonth === '?') !== (dayOfWeek === '?')
  );
}
