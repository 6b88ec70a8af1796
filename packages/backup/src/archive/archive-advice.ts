import { STORAGE_CLASS_MIN_DAYS } from '../limits';
import type { ArchiveRule } from './archive-rule';

/** Returns warnings about objects that leave a storage class before its least billed days have passed. */
export function archiveAdvice(rules: readonly ArchiveRule[]): readonly string[] {
  return rules.flatMap(({ prefix, expireAfterDays, transitions = [] }) =>
    transitions.flatMap(({ afterDays, storageClass }, index) => {
      const leavesAfter = transitions[index + 1]?.afterDays ?? expireAfterDays;
      const minimum = STORAGE_CLASS_MIN_DAYS[storageClass];
      return leavesAfter !== undefined && leavesAfter - afterDays < minimum
        ? [
            `'${prefix}': objects stay in ${storageClass} for ${String(leavesAfter - afterDays)} days, but are billed for ${String(minimum)}`,
          ]
        : [];
    }),
  );
}
