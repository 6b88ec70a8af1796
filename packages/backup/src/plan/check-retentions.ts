import type { RetentionObjective } from '@etops/contracts';
import type { ProblemList } from '@etops/foundation';
import { isToken, literals } from '@etops/foundation';

/** Retention of the recovery points of one rule, or of their copies. */
export interface Retention {
  /** Path of the number in the props, for instance `rules[daily].copies[0].retentionDays`. */
  readonly path: string;
  /** Days. */
  readonly days: number;
  /** Whether it is that of copies in another Region. */
  readonly copy: boolean;
}

/** Returns the given retentions of rules and of their copies, in the order of the rules. */
export function retentionsOf(
  rules: readonly (Retained & { readonly name: string; readonly copies: readonly Retained[] })[],
): Retention[] {
  const retentions = rules.flatMap(({ name, retentionDays, copies }) => [
    { path: `rules[${name}].retentionDays`, days: retentionDays, copy: false },
    ...copies.map((copy, index) => ({
      path: `rules[${name}].copies[${String(index)}].retentionDays`,
      days: copy.retentionDays,
      copy: true,
    })),
  ]);
  return retentions.flatMap(({ days, ...rest }) => (days === undefined ? [] : [{ ...rest, days }]));
}

interface Retained {
  readonly retentionDays: number | undefined;
}

/** Checks that no retention exceeds the objective, and that the copies reach back as far as it requires. */
export function checkRetentions(
  problems: ProblemList,
  retentions: readonly Retention[],
  objective: RetentionObjective,
): void {
  const { minimumDays = 0, maximumDays } = literals(objective);
  const known = retentions.filter(({ days }) => !isToken(days));
  for (const { path, days } of known.filter(({ days }) => maximumDays !== undefined && days > maximumDays)) {
    problems.add(
      'BACKUP_RETENTION_OUTLIVES_OBJECTIVE',
      `${path} must be at most ${String(maximumDays)}, the objective's maximumDays, got ${String(days)}; lower it to ${String(maximumDays)}`,
    );
  }
  const [longest] = known.filter(({ copy }) => copy).sort((one, other) => other.days - one.days);
  if (longest !== undefined && longest.days < minimumDays) {
    problems.add(
      'BACKUP_RETENTION_UNDERLIVES_OBJECTIVE',
      `${longest.path} must be at least ${String(minimumDays)}, the objective's minimumDays, got ${String(longest.days)}; raise it to ${String(minimumDays)}`,
    );
  }
}
