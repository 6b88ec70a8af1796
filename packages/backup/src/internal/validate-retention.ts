import type { BackupTargetRef, RetentionObjective } from '@etops/contracts';
import type { ProblemList } from '@etops/foundation';
import type { ResolvedBackupRule } from '../backup-rule';
import {
  MAX_CONTINUOUS_RETENTION_DAYS,
  MAX_RETENTION_DAYS,
  MIN_COLD_STORAGE_DAYS,
  MIN_RETENTION_DAYS,
} from '../limits';
import { isWholeBetween } from './numbers';

/** What lives for how long, under which path it stands in the props. */
interface Lifetime {
  readonly retentionDays: number;
  readonly coldAfterDays?: number;
}

type Vault = Pick<BackupTargetRef, 'vaultArn' | 'minimumRetentionDays' | 'maximumRetentionDays'>;

/** What is wrong with how long a rule's recovery points and copies live, given the vaults that hold them. */
export function checkLifetimes(problems: ProblemList, path: string, rule: ResolvedBackupRule, vault: Vault): void {
  if (rule.continuous) {
    checkContinuous(problems, path, rule, vault);
  }
  checkLifetime(problems, path, rule, vault, rule.continuous);
  rule.copies.forEach((copy, index) => {
    checkLifetime(problems, `${path}.copies[${String(index)}]`, copy, copy.to, false);
  });
  problems.require(
    !rule.archiveSnapshots || [rule, ...rule.copies].some(({ coldAfterDays }) => coldAfterDays !== undefined),
    'BACKUP_ARCHIVE_WITHOUT_COLD',
    () => `${path}.archiveSnapshots must come with coldAfterDays, got none; say when, or drop it`,
  );
}

function checkLifetime(problems: ProblemList, path: string, life: Lifetime, vault: Vault, continuous: boolean): void {
  const { retentionDays: days, coldAfterDays: cold } = life;
  if (!isWholeBetween(days, MIN_RETENTION_DAYS, MAX_RETENTION_DAYS)) {
    problems.add(
      'BACKUP_RETENTION',
      `${path}.retentionDays must be a whole number from 1 to 36500, got ${String(days)}; write it in days`,
    );
    return;
  }
  const { minimumRetentionDays: minimum, maximumRetentionDays: maximum, vaultArn } = vault;
  problems.require(
    minimum === undefined || days >= minimum || (continuous && minimum > MAX_CONTINUOUS_RETENTION_DAYS),
    'BACKUP_RETENTION_BELOW_LOCK',
    () =>
      `${path}.retentionDays must be at least ${String(minimum)}, the lock's minimum in ${vaultArn}, got ${String(days)}; raise it to ${String(minimum)}, or every job fails`,
  );
  problems.require(
    maximum === undefined || days <= maximum,
    'BACKUP_RETENTION_ABOVE_LOCK',
    () =>
      `${path}.retentionDays must be at most ${String(maximum)}, the lock's maximum in ${vaultArn}, got ${String(days)}; lower it to ${String(maximum)}, or every job fails`,
  );
  if (cold !== undefined && !continuous) {
    checkCold(problems, path, cold, days);
  }
}

function checkCold(problems: ProblemList, path: string, cold: number, days: number): void {
  if (!isWholeBetween(cold, 1, MAX_RETENTION_DAYS)) {
    problems.add(
      'BACKUP_COLD_AFTER',
      `${path}.coldAfterDays must be a whole number from 1 to 36500, got ${String(cold)}; write it in days`,
    );
    return;
  }
  const needed = cold + MIN_COLD_STORAGE_DAYS;
  problems.require(
    days >= needed,
    'BACKUP_COLD_TOO_SHORT',
    () =>
      `${path}.retentionDays must be at least coldAfterDays + 90 = ${String(needed)}, got ${String(days)}; raise it to ${String(needed)}${days > MIN_COLD_STORAGE_DAYS ? `, or lower coldAfterDays to ${String(days - MIN_COLD_STORAGE_DAYS)}` : ', or drop coldAfterDays'}`,
  );
}

function checkContinuous(problems: ProblemList, path: string, rule: ResolvedBackupRule, vault: Vault): void {
  const { retentionDays, coldAfterDays } = rule;
  const { minimumRetentionDays: minimum, vaultArn } = vault;
  problems.require(
    !(retentionDays > MAX_CONTINUOUS_RETENTION_DAYS),
    'BACKUP_CONTINUOUS_RETENTION',
    () =>
      `${path}.retentionDays must be at most 35 in a continuous rule, got ${String(retentionDays)}; lower it to 35, and keep snapshots longer with a rule of their own`,
  );
  problems.require(
    coldAfterDays === undefined,
    'BACKUP_CONTINUOUS_COLD',
    () =>
      `${path}.coldAfterDays must be absent in a continuous rule, got ${String(coldAfterDays)}; drop it, continuous backups stay warm`,
  );
  problems.require(
    minimum === undefined || minimum <= MAX_CONTINUOUS_RETENTION_DAYS,
    'BACKUP_CONTINUOUS_LOCK',
    () =>
      `${path} must store into a vault whose lock accepts 35 days, got a minimum of ${String(minimum)} in ${vaultArn}; use another vault for continuous backups`,
  );
}

/** Recovery points or copies that live for so long. */
export interface KeptFor {
  /** How a reader finds the number, for instance `rules[daily].copies[0].retentionDays`. */
  readonly path: string;
  readonly days: number;
  /** Whether they are copies in another Region. */
  readonly copy: boolean;
}

/** What is kept for how long by rules, in the order in which it is written. */
export function keptBy(rules: readonly Pick<ResolvedBackupRule, 'name' | 'retentionDays' | 'copies'>[]): KeptFor[] {
  return rules.flatMap(({ name, retentionDays, copies }) => [
    { path: `rules[${name}].retentionDays`, days: retentionDays, copy: false },
    ...copies.map((copy, index) => ({
      path: `rules[${name}].copies[${String(index)}].retentionDays`,
      days: copy.retentionDays,
      copy: true,
    })),
  ]);
}

/** What of it outlives the objective, and whether the copies reach back as far as it wants. */
export function checkObjective(problems: ProblemList, kept: readonly KeptFor[], objective: RetentionObjective): void {
  const { atLeastDays, atMostDays } = objective;
  for (const { path, days } of kept.filter(({ days }) => atMostDays !== undefined && days > atMostDays)) {
    problems.add(
      'BACKUP_RETENTION_OUTLIVES_OBJECTIVE',
      `${path} must be at most ${String(atMostDays)}, the objective's atMostDays, got ${String(days)}; lower it to ${String(atMostDays)}`,
    );
  }
  const [longest] = kept.filter(({ copy }) => copy).sort((one, other) => other.days - one.days);
  if (longest !== undefined && longest.days < atLeastDays) {
    problems.add(
      'BACKUP_RETENTION_UNDERLIVES_OBJECTIVE',
      `${longest.path} must be at least ${String(atLeastDays)}, the objective's atLeastDays, got ${String(longest.days)}; raise it to ${String(atLeastDays)}`,
    );
  }
}
