import type { ProblemList } from '@etops/foundation';
import {
  checkArnOf,
  checkSchedule,
  checkTimeZone,
  checkWholeNumber,
  isBucketName,
  isToken,
  isWholeNumber,
  literals,
  propPath,
  show,
} from '@etops/foundation';
import { IMAGE_POINTERS, RETENTION_DAYS, VAULT_NAME_PATTERN } from '../limits';
import { checkNotifications } from '../notifications';
import type { ResolvedCleanUp } from './backup-clean-up-props';

/** Days after which entries can be deleted; younger ones may belong to something that is still being built. */
const OLDER_THAN_DAYS = { ...RETENTION_DAYS, min: 7 } as const;

/** Limits of the interval: a run takes minutes to hours, and a single run cleans up once only. */
const INTERVAL = { minHours: 1, maxDays: 366 } as const;

const PREFIX_PATTERN = /^[A-Za-z0-9][A-Za-z0-9!_./-]*\/$/;

/** Checks the age, names, tag, reports and schedule of a clean-up. */
export function checkCleanUp(problems: ProblemList, path: string, cleanUp: ResolvedCleanUp): void {
  const { vaultNames, imageNames, imagePointerNames, optionalImagePointerNames, schedule, timeZone } = cleanUp;
  const count = imagePointerNames.length + optionalImagePointerNames.length;
  const { tag, reports } = literals({ tag: cleanUp.tag, reports: cleanUp.reports });
  const at = (prop: string) => propPath(path, prop);
  const age = problems.literal(at('olderThanDays'), cleanUp.olderThanDays, 'earlier days are computed from it');
  checkWholeNumber(problems, at('olderThanDays'), age, OLDER_THAN_DAYS, {
    code: 'CLEAN_UP_AGE',
    unit: 'days',
    example: 90,
  });
  for (const [index, name] of (problems.literal(at('vaultNames'), vaultNames) ?? []).entries()) {
    problems.require(
      VAULT_NAME_PATTERN.test(name),
      'CLEAN_UP_VAULT',
      () =>
        `${at('vaultNames')}[${String(index)}] must be 2 to 50 letters, digits, '-' or '_', got ${show(name)}; compute it with backupVaultName`,
    );
  }
  problems.require(
    isToken(vaultNames) || new Set(vaultNames).size === vaultNames.length,
    'CLEAN_UP_VAULT_TWICE',
    () => `${at('vaultNames')} must contain each vault once, got ${show(vaultNames)}; remove the duplicate`,
  );
  const pointers = [imagePointerNames, optionalImagePointerNames].map((names) => literals(names) ?? []);
  checkPointers(problems, at('imagePointerNames'), pointers[0] ?? []);
  checkPointers(problems, at('optionalImagePointerNames'), pointers[1] ?? [], pointers[0]);
  for (const [index, pattern] of (literals(imageNames) ?? []).entries()) {
    problems.require(
      pattern === undefined || /^[A-Za-z0-9()[\] ./'@_?*-]{1,128}$/.test(pattern),
      'CLEAN_UP_IMAGE_NAME',
      () =>
        `${at('imageNames')}[${String(index)}] must be the name of an image, with '*' and '?' as wildcards, got ${show(pattern)}; use 'airline-web-*', for example`,
    );
  }
  checkNotifications(problems, at('notifications'), cleanUp.notifications, cleanUp.environment);
  checkArnOf(problems, at('reports.kmsKeyArn'), reports.kmsKeyArn, 'key', cleanUp.environment);
  problems.require(
    reports.bucketName === undefined || isBucketName(reports.bucketName),
    'CLEAN_UP_REPORT_BUCKET',
    () =>
      `${at('reports.bucketName')} must be the name of a bucket, got ${show(reports.bucketName)}; use archiveBucketName(environment), for example`,
  );
  problems.require(
    isToken(imagePointerNames) || isToken(optionalImagePointerNames) || isWholeNumber(count, IMAGE_POINTERS),
    'CLEAN_UP_POINTERS',
    () =>
      `${at('imagePointerNames')} and optionalImagePointerNames must contain at most ${String(IMAGE_POINTERS.max)} names, got ${String(count)}; one call reads no more, use another tag for the images of the others`,
  );
  problems.require(
    tag.key !== '' && tag.value !== '' && tag.key?.startsWith('aws:') !== true,
    'CLEAN_UP_TAG',
    () =>
      `${at('tag')} must have a value, and a key that does not begin with 'aws:', got ${show(tag.key)} = ${show(tag.value)}; use the tag of your images and snapshots`,
  );
  problems.require(
    reports.prefix === undefined || PREFIX_PATTERN.test(reports.prefix),
    'CLEAN_UP_REPORT_PREFIX',
    () => `${at('reports.prefix')} must end in '/', got ${show(reports.prefix)}; use 'clean-up/', for example`,
  );
  checkSchedule(problems, at('schedule'), schedule, 'scheduler', { code: 'CLEAN_UP_SCHEDULE', ...INTERVAL });
  checkTimeZone(problems, at('timeZone'), timeZone, { code: 'CLEAN_UP_TIME_ZONE' });
}

/**
 * Checks the names of SSM parameters.
 *
 * @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html (checked 2026-11-28)
 */
function checkPointers(
  problems: ProblemList,
  path: string,
  names: readonly (string | undefined)[],
  others: readonly (string | undefined)[] = [],
): void {
  for (const [index, name] of names.entries()) {
    problems.require(
      name === undefined ||
        (/^[A-Za-z0-9_.\-/]{1,1011}$/.test(name) && names.indexOf(name) === index && !others.includes(name)),
      'CLEAN_UP_POINTER',
      () =>
        `${path}[${String(index)}] must be the unique name of a parameter, of letters, digits and '_.-/', got ${show(name)}; use the name, not the ARN`,
    );
  }
}
