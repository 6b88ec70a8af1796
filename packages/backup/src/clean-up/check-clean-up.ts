import type { Problem } from '@etops/foundation';
import { isTimeZone, ProblemList } from '@etops/foundation';
import { isWholeBetween } from '../internal/numbers';
import { scheduleProblem } from '../internal/schedule';
import { MAX_IMAGE_POINTERS, MAX_RETENTION_DAYS, VAULT_NAME_PATTERN } from '../limits';
import type { BackupCleanUpProps } from './backup-clean-up';

/** What is younger may belong to something that is still being built. */
const MIN_AGE_DAYS = 7;

/** What is wrong with a clean-up, all of it. */
export function checkCleanUp(props: Required<BackupCleanUpProps>): readonly Problem[] {
  const { olderThanDays, vaultNames, imagePointerNames, tag, schedule, timeZone, reports } = props;
  const problems = new ProblemList();
  problems.require(
    isWholeBetween(olderThanDays, MIN_AGE_DAYS, MAX_RETENTION_DAYS),
    'CLEAN_UP_AGE',
    () =>
      `olderThanDays must be a whole number of at least ${String(MIN_AGE_DAYS)}, got ${String(olderThanDays)}; what is younger may still be in the making`,
  );
  vaultNames.forEach((name, index) => {
    problems.require(
      VAULT_NAME_PATTERN.test(name),
      'CLEAN_UP_VAULT',
      () =>
        `vaultNames[${String(index)}] must be a literal name of 2 to 50 letters, digits, '-' or '_', got '${name}'; compute it with backupVaultName`,
    );
  });
  problems.require(
    imagePointerNames.length <= MAX_IMAGE_POINTERS,
    'CLEAN_UP_POINTERS',
    () =>
      `imagePointerNames must hold at most ${String(MAX_IMAGE_POINTERS)} names, got ${String(imagePointerNames.length)}; one call reads no more, and images of the others need another tag`,
  );
  problems.require(
    tag.key !== '' && tag.value !== '' && !tag.key.startsWith('aws:'),
    'CLEAN_UP_TAG',
    () =>
      `tag must have a key of your own and a value, got '${tag.key}' = '${tag.value}'; name what your images and snapshots carry`,
  );
  problems.require(
    reports.prefix === undefined || /^[A-Za-z0-9][A-Za-z0-9!_./-]*\/$/.test(reports.prefix),
    'CLEAN_UP_REPORT_PREFIX',
    () => `reports.prefix must end in '/', got '${String(reports.prefix)}'; write one such as 'clean-up/'`,
  );
  const wrong = scheduleProblem(schedule);
  problems.require(wrong === undefined, 'CLEAN_UP_SCHEDULE', () => `schedule ${String(wrong)}`);
  problems.require(
    isTimeZone(timeZone),
    'CLEAN_UP_TIME_ZONE',
    () => `timeZone must be an IANA time zone, got '${timeZone}'; write one such as 'Europe/Berlin'`,
  );
  return problems.all;
}
