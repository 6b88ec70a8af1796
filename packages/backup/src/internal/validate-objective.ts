import type { RetentionObjective } from '@etops/contracts';
import type { ProblemList } from '@etops/foundation';
import { MAX_RETENTION_DAYS, MIN_RETENTION_DAYS } from '../limits';
import { isWholeBetween } from './numbers';

/** Whether the objective itself makes sense; nothing is held against one that does not. */
export function isSoundObjective(problems: ProblemList, { atLeastDays, atMostDays }: RetentionObjective): boolean {
  const sound = isWholeBetween(atLeastDays, MIN_RETENTION_DAYS, atMostDays ?? MAX_RETENTION_DAYS);
  problems.require(
    sound,
    'BACKUP_OBJECTIVE',
    () =>
      `objective.atLeastDays must be a whole number from 1 to ${atMostDays === undefined ? '36500' : `atMostDays (${String(atMostDays)})`}, got ${String(atLeastDays)}; change one of the two`,
  );
  return sound;
}
