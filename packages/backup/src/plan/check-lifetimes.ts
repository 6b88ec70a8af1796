import type { BackupVaultRef } from '@etops/contracts';
import type { ProblemList } from '@etops/foundation';
import { checkWholeNumber, isWholeNumber, literals, show } from '@etops/foundation';
import { CONTINUOUS_RETENTION_DAYS, MIN_COLD_STORAGE_DAYS, RETENTION_DAYS } from '../limits';
import type { ResolvedBackupRule } from './backup-rule';

interface Lifetime {
  readonly retentionDays: number | undefined;
  readonly coldAfterDays?: number;
}

/** Rule whose retentions may be unknown, as in the JSON of a plan. */
type Lifetimes = Omit<ResolvedBackupRule, 'retentionDays' | 'copies'> &
  Lifetime & { readonly copies: readonly (Lifetime & { readonly destination: Lock })[] };

type Lock = Pick<BackupVaultRef, 'vaultArn' | 'minimumRetentionDays' | 'maximumRetentionDays'>;

/** Checks how long a rule's recovery points and copies are kept, given the locks of their vaults. */
export function checkLifetimes(problems: ProblemList, path: string, rule: Lifetimes, vault: Lock): void {
  if (rule.continuous) {
    checkContinuous(problems, path, rule, vault);
  }
  checkLifetime(problems, path, rule, vault, rule.continuous);
  for (const [index, copy] of rule.copies.entries()) {
    checkLifetime(problems, `${path}.copies[${String(index)}]`, copy, copy.destination, false);
  }
  problems.require(
    !rule.archiveSnapshots || [rule, ...rule.copies].some(({ coldAfterDays }) => coldAfterDays !== undefined),
    'BACKUP_ARCHIVE_WITHOUT_COLD',
    () => `${path}.archiveSnapshots must be set together with coldAfterDays, got none; add coldAfterDays or remove it`,
  );
}

function checkLifetime(problems: ProblemList, path: string, life: Lifetime, vault: Lock, continuous: boolean): void {
  const { retentionDays: days, coldAfterDays: cold } = literals(life);
  checkWholeNumber(problems, `${path}.retentionDays`, days, RETENTION_DAYS, {
    code: 'BACKUP_RETENTION',
    unit: 'days',
    example: 35,
  });
  if (days === undefined || !isWholeNumber(days, RETENTION_DAYS)) {
    return;
  }
  const { minimumRetentionDays: minimum, maximumRetentionDays: maximum } = literals(vault);
  problems.require(
    minimum === undefined || days >= minimum || (continuous && minimum > CONTINUOUS_RETENTION_DAYS.max),
    'BACKUP_RETENTION_BELOW_LOCK',
    () =>
      `${path}.retentionDays must be at least ${show(minimum)}, the lock's minimum in ${show(vault.vaultArn)}, got ${show(days)}; raise it to ${show(minimum)}, or every job fails`,
  );
  problems.require(
    maximum === undefined || days <= maximum,
    'BACKUP_RETENTION_ABOVE_LOCK',
    () =>
      `${path}.retentionDays must be at most ${show(maximum)}, the lock's maximum in ${show(vault.vaultArn)}, got ${show(days)}; lower it to ${show(maximum)}, or every job fails`,
  );
  if (cold !== undefined && !continuous) {
    checkCold(problems, path, cold, days);
  }
}

function checkCold(problems: ProblemList, path: string, cold: number, days: number): void {
  checkWholeNumber(problems, `${path}.coldAfterDays`, cold, RETENTION_DAYS, {
    code: 'BACKUP_COLD_AFTER',
    unit: 'days',
    example: 30,
  });
  const needed = cold + MIN_COLD_STORAGE_DAYS;
  problems.require(
    !isWholeNumber(cold, RETENTION_DAYS) || days >= needed,
    'BACKUP_COLD_TOO_SHORT',
    () =>
      `${path}.retentionDays must be at least coldAfterDays + ${String(MIN_COLD_STORAGE_DAYS)} = ${String(needed)}, got ${String(days)}; raise it to ${String(needed)}${days > MIN_COLD_STORAGE_DAYS ? `, or lower coldAfterDays to ${String(days - MIN_COLD_STORAGE_DAYS)}` : ', or remove coldAfterDays'}`,
  );
}

function checkContinuous(problems: ProblemList, path: string, rule: Lifetimes, vault: Lock): void {
  const { retentionDays, coldAfterDays } = literals<Lifetime>(rule);
  const { minimumRetentionDays: minimum } = literals(vault);
  const { max } = CONTINUOUS_RETENTION_DAYS;
  problems.require(
    retentionDays === undefined || !(retentionDays > max),
    'BACKUP_CONTINUOUS_RETENTION',
    () =>
      `${path}.retentionDays must be at most ${String(max)} in a continuous rule, got ${show(retentionDays)}; lower it to ${String(max)}, and keep snapshots longer with another rule`,
  );
  problems.require(
    coldAfterDays === undefined,
    'BACKUP_CONTINUOUS_COLD',
    () =>
      `${path}.coldAfterDays must not be set in a continuous rule, got ${show(coldAfterDays)}; remove it, since continuous backups stay in warm storage`,
  );
  problems.require(
    minimum === undefined || minimum <= max,
    'BACKUP_CONTINUOUS_LOCK',
    () =>
      `${path} must use a vault whose lock accepts ${String(max)} days, got a minimum of ${show(minimum)} in ${show(vault.vaultArn)}; use another vault for continuous backups`,
  );
}
