import type { ProblemList } from '@etops/foundation';
import { checkOneOf, LOG_RETENTION_DAYS } from '@etops/foundation';

/** Checks that a retention is one of the periods of CloudWatch Logs; suggests the next longer one. */
export function checkLogRetention(problems: ProblemList, path: string, days: number | undefined, code: string): void {
  const next = LOG_RETENTION_DAYS.find((period) => days !== undefined && period >= days) ?? LOG_RETENTION_DAYS.at(-1);
  checkOneOf(problems, path, days, LOG_RETENTION_DAYS, { code, advice: `use ${String(next)}, for example` });
}
