import type { ProblemList } from '@etops/foundation';
import { checkWholeNumber, isToken } from '@etops/foundation';
import { MIN_DAYS_BEFORE_INFREQUENT_ACCESS, OBJECT_DAYS, STORAGE_CLASS_MIN_DAYS } from '../limits';
import type { ArchiveRule, ArchiveStorageClass, ArchiveTransition } from './archive-rule';

const COLDNESS = Object.keys(STORAGE_CLASS_MIN_DAYS) as ArchiveStorageClass[];

/** Checks the days and the order of a rule's transitions. */
export function checkTransitions(
  problems: ProblemList,
  path: string,
  { transitions = [], expireAfterDays }: ArchiveRule,
): void {
  for (const [index, transition] of transitions.entries()) {
    const { afterDays, storageClass } = transition;
    const min = storageClass === 'STANDARD_IA' ? MIN_DAYS_BEFORE_INFREQUENT_ACCESS : OBJECT_DAYS.min;
    checkWholeNumber(
      problems,
      `${path}.transitions[${String(index)}].afterDays`,
      afterDays,
      { ...OBJECT_DAYS, min },
      { code: 'ARCHIVE_TRANSITION_DAYS', advice: `use ${String(min)} or more days before ${storageClass}` },
    );
    const previous = transitions[index - 1];
    problems.require(
      previous === undefined ||
        !hasKnownClass(previous) ||
        !hasKnownClass(transition) ||
        isColderLater(previous, transition),
      'ARCHIVE_TRANSITION_ORDER',
      () =>
        `${path}.transitions must become colder with time, got ${storageClass} after ${String(afterDays)} days following ${String(previous?.storageClass)} after ${String(previous?.afterDays)}; order them, each class once, 30 days or more after STANDARD_IA`,
    );
  }
  const last = transitions.at(-1);
  problems.require(
    last === undefined ||
      expireAfterDays === undefined ||
      isToken(last.afterDays) ||
      isToken(expireAfterDays) ||
      expireAfterDays > last.afterDays,
    'ARCHIVE_TRANSITION_AFTER_EXPIRY',
    () =>
      `${path}.expireAfterDays must be more than the last transition's ${String(last?.afterDays)} days, got ${String(expireAfterDays)}; remove the transition or keep the objects longer`,
  );
}

function hasKnownClass({ storageClass }: ArchiveTransition): boolean {
  return COLDNESS.includes(storageClass);
}

function isColderLater(previous: ArchiveTransition, next: ArchiveTransition): boolean {
  const pause = previous.storageClass === 'STANDARD_IA' ? MIN_DAYS_BEFORE_INFREQUENT_ACCESS : 1;
  return (
    COLDNESS.indexOf(next.storageClass) > COLDNESS.indexOf(previous.storageClass) &&
    (isToken(previous.afterDays) || isToken(next.afterDays) || next.afterDays >= previous.afterDays + pause)
  );
}
