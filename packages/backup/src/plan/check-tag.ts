import type { ProblemList } from '@etops/foundation';
import { isWholeNumber, literals, show, TAG_KEY_LENGTH, TAG_VALUE_LENGTH } from '@etops/foundation';
import type { SelectionTag } from './selection-tag';

/** Checks the tag that selects resources; skips tokens. */
export function checkTag(problems: ProblemList, path: string, tag: SelectionTag, code: string): void {
  const { key, value } = literals(tag);
  problems.require(
    (key === undefined || isWholeNumber(key.length, TAG_KEY_LENGTH)) &&
      (value === undefined || isWholeNumber(value.length, { ...TAG_VALUE_LENGTH, min: 1 })),
    code,
    () =>
      `${path} must have a key of 1 to ${String(TAG_KEY_LENGTH.max)} and a value of 1 to ${String(TAG_VALUE_LENGTH.max)} characters, got ${show(key)} = ${show(value)}; use the tag of the resources, case-sensitively`,
  );
}
