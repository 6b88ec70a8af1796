import type { ProblemList } from '../problems';
import { isToken } from '../problems';
import type { ScheduleDialect } from './dialect';
import { scheduleFault } from './schedule-fault';

/**
 * Checks that a prop is a schedule expression that a service accepts and that comes at least once; skips tokens and what
 * is not given.
 */
export function checkSchedule(
  problems: ProblemList,
  path: string,
  value: string | undefined,
  dialect: ScheduleDialect,
  { code }: { readonly code: string },
): void {
  const fault = value === undefined || isToken(value) ? undefined : scheduleFault(value, dialect);
  problems.require(fault === undefined, code, () => `${path} ${String(fault)}`);
}
