import { LOG_RETENTION_DAYS } from '../limits';
import type { ProblemList } from '../problems';
import { checkOneOf } from '../problems';

/** Checks that a retention is a period of CloudWatch Logs, and suggests the next longer one; skips tokens and absent props. */
export function checkLogRetention(
  problems: ProblemList,
  path: string,
  value: number | undefined,
  { code }: { readonly code: string },
): void {
  const next = LOG_RETENTION_DAYS.find((days) => value !== undefined && days >= value) ?? LOG_RETENTION_DAYS.at(-1);
  checkOneOf(problems, path, value, LOG_RETENTION_DAYS, { code, advice: `use ${String(next)}, for example` });
}
