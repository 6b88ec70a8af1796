import type { RetentionObjective } from '@etops/contracts';
import type { ProblemList } from '@etops/foundation';
import { isWholeNumber, literals, show } from '@etops/foundation';
import { RETENTION_DAYS } from '../limits';

/** Checks the objective itself, and returns whether it is sound, so that a plan can be compared with it. */
export function checkObjective(problems: ProblemList, path: string, objective: RetentionObjective): boolean {
  const { minimumDays, maximumDays } = literals(objective);
  const max = maximumDays ?? RETENTION_DAYS.max;
  const isSound = minimumDays === undefined || isWholeNumber(minimumDays, { ...RETENTION_DAYS, max });
  problems.require(
    isSound,
    'BACKUP_OBJECTIVE',
    () =>
      `${path}.minimumDays must be a whole number from 1 to ${maximumDays === undefined ? String(max) : `maximumDays (${show(maximumDays)})`}, got ${show(minimumDays)}; lower minimumDays or raise maximumDays`,
  );
  return isSound && minimumDays !== undefined;
}
