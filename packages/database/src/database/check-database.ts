import type { ProblemList } from '@etops/foundation';
import type { CheckedInstance } from '../instance/check-db-instance';
import { checkInstance, isWithin } from '../instance/check-db-instance';
import { AUTOSCALING_HEADROOM_PERCENT, STORAGE_GIB, USERNAME_MAX_LENGTH } from '../limits';

/** The props of a database that can be checked before AWS sees them; `undefined` is a value that only Terraform knows. */
export interface CheckedDatabase extends CheckedInstance {
  readonly username: string | undefined;
  readonly allocatedStorageGiB: number | undefined;
  readonly passwordVersion: number | undefined;
}

/** Names that RDS or the engine keeps for itself; PostgreSQL also keeps those that start with `pg_`. */
const RESERVED_USERNAMES = ['admin', 'rdsadmin', 'rdsrepladmin', 'root', 'mysql', 'public', 'user'];

/** Checks a database that has its own data, as opposed to a replica. */
export function checkDatabase(database: CheckedDatabase): ProblemList {
  const problems = checkInstance(database);
  checkStorage(database, problems);
  const { username, passwordVersion } = database;
  problems.require(
    username !== undefined &&
      username.length <= USERNAME_MAX_LENGTH &&
      /^(?!pg_)[a-z]\w*$/i.test(username) &&
      !RESERVED_USERNAMES.includes(username.toLowerCase()),
    'DATABASE_USERNAME',
    () =>
      `username must be a literal: a letter followed by letters, digits or '_', up to 16 in all and no reserved word, ` +
      `got '${username ?? 'a token'}'; rename it, for example 'administrator'`,
  );
  problems.require(
    passwordVersion === undefined || (Number.isInteger(passwordVersion) && passwordVersion >= 1),
    'DATABASE_PASSWORD_VERSION',
    () =>
      `passwordVersion must be a whole number from 1 up, got ${String(passwordVersion)}; count it up by one to change the password`,
  );
  return problems;
}

function checkStorage(
  { allocatedStorageGiB: allocated, maxAllocatedStorageGiB: maximum }: CheckedDatabase,
  problems: ProblemList,
): void {
  if (allocated === undefined) {
    return;
  }
  problems.require(
    isWithin(allocated, STORAGE_GIB),
    'DATABASE_STORAGE',
    () =>
      `allocatedStorageGiB must be a whole number from 20 to 65536, got ${String(allocated)}; choose one in the range of gp3 volumes`,
  );
  const least = Math.ceil((allocated * (100 + AUTOSCALING_HEADROOM_PERCENT)) / 100);
  problems.require(
    maximum === undefined || maximum >= least,
    'DATABASE_STORAGE_HEADROOM',
    () =>
      `maxAllocatedStorageGiB must be at least 10 % above allocatedStorageGiB, got ${String(maximum)} for ${String(allocated)}; write ${String(least)} or more, or leave it out`,
  );
}
