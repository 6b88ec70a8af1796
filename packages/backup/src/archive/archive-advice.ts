import { literals } from '@etops/foundation';
import { STORAGE_CLASS_MIN_DAYS } from '../limits';
import type { ArchiveRule } from './archive-rule';

/**
 * Returns warnings about objects that leave a storage class before its minimum storage duration has passed; skips
 * tokens.
 */
export function archiveAdvice(rules: readonly ArchiveRule[]): readonly string[] {
  return rules.flatMap(({ prefix, expireAfterDays, transitions = [] }) =>
    transitions.flatMap(({ afterDays, storageClass }, index) => {
      const entered = literals(afterDays);
      const left = literals(transitions[index + 1]?.afterDays ?? expireAfterDays);
      const minimum = STORAGE_CLASS_MIN_DAYS[storageClass];
      return entered !== undefined && left !== undefined && left - entered < minimum
        ? [
            `'${prefix}' should keep objects in ${storageClass} for ${String(minimum)} days, which are billed, got ${String(left - entered)}; keep them longer, or remove the transition [ARCHIVE_CLASS_LEFT_EARLY]`,
          ]
        : [];
    }),
  );
}
