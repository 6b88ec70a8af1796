import type { ProblemList } from '../problems';
import { isToken, show } from '../problems';
import type { ScheduleDialect } from './dialect';
import { DIALECTS } from './dialect';
import { leavesHoursBetween, longestIntervalDays } from './next-runs';
import { scheduleFault } from './schedule-fault';

/** Settings of {@link checkSchedule}. */
export interface ScheduleRequirement {
  /** Code of the problem. */
  readonly code: string;
  /**
   * Minimum number of hours between two runs.
   *
   * @default - any time that the service accepts
   */
  readonly minHours?: number;
  /**
   * Maximum number of days from one run to the next; a schedule with a single run does not meet any maximum.
   *
   * @default - any time
   */
  readonly maxDays?: number;
}

/**
 * Checks that a prop is a schedule expression that a service accepts, that runs at least once, and that runs as often
 * as required; skips tokens and absent props.
 */
export function checkSchedule(
  problems: ProblemList,
  path: string,
  value: string | undefined,
  dialect: ScheduleDialect,
  { code, ...requirement }: ScheduleRequirement,
): void {
  const fault =
    value === undefined || isToken(value)
      ? undefined
      : (scheduleFault(value, dialect) ?? intervalFault(value, dialect, requirement));
  problems.require(fault === undefined, code, () => `${path} ${String(fault)}`);
}

const DAILY = 'cron(0 12 * * ? *)';

function intervalFault(
  value: string,
  dialect: ScheduleDialect,
  { minHours = 0, maxDays = Infinity }: Omit<ScheduleRequirement, 'code'>,
): string | undefined {
  const rules = DIALECTS[dialect];
  // The examples of the dialects run once a week.
  const example = rules.isWrapped && maxDays < 7 ? DAILY : rules.example;
  const advice = `got ${show(value)}; use '${example}', for example`;
  if (minHours > 0 && !leavesHoursBetween(minHours, value, dialect)) {
    return `must leave ${plural(minHours, 'hour')} or more between two runs, ${advice}`;
  }
  return maxDays < Infinity && longestIntervalDays(value, dialect) > maxDays
    ? `must run at least once in ${plural(maxDays, 'day')}, ${advice}`
    : undefined;
}

function plural(count: number, unit: string): string {
  return `${String(count)} ${unit}${count === 1 ? '' : 's'}`;
}
