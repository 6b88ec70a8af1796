import type { RetentionObjective } from '@etops/contracts';
import type { ProblemList } from '@etops/foundation';
import { isWholeNumber, literals, show } from '@etops/foundation';
import { RETENTION_DAYS } from '../limits';

/** Checks a retention objective. */
export function checkObjective(problems: ProblemList, path: string, objective: RetentionObjective): void {
  const { minimumDays, maximumDays } = literals(objective);
  const max = maximumDays ?? RETENTION_DAYS.max;
  problems.require(
    minimumDays === undefined || isWholeNumber(minimumDays, { ...RETENTION_DAYS, max }),
    'BACKUP_OBJECTIVE',
    () =>
      `${path}.minimumDays must be a whole number from 1 to ${maximumDays === undefined ? String(max) : `maximumDays (${show(maximumDays)})`}, got ${show(minimumDays)}; lower minimumDays or raise maximumDays`,
  );
}

/** Checks whether plans can be compared with an objective: its minimum is a literal within the limits. */
export function isComparable(objective: RetentionObjective): boolean {
  const { minimumDays, maximumDays = RETENTION_DAYS.max } = literals(objective);
  return isWholeNumber(minimumDays, { ...RETENTION_DAYS, max: maximumDays });
}
