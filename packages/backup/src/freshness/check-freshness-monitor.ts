import type { ProblemList } from '@etops/foundation';
import { checkSchedule, checkTimeZone, checkWholeNumber, isWholeNumber, propPath, show } from '@etops/foundation';
import type { ResolvedFreshnessMonitor } from './backup-freshness-monitor-props';
import { stateSuffix } from './freshness-check-states';

/** Checks that one execution can make; each is three to four states. */
const CHECKS = { min: 1, max: 20 } as const;

/** Days that a check looks back. */
const WITHIN_DAYS = { min: 1, max: 365 } as const;

/** Hours between two runs; the alarms have periods of an hour. */
const MIN_HOURS_BETWEEN_RUNS = 1;

const ID_PATTERN = /^[a-z][a-z0-9-]{0,63}$/;

/** Checks the number, ids and days of a monitor's freshness checks, and its schedule. */
export function checkFreshnessMonitor(
  problems: ProblemList,
  path: string,
  { checks, schedule, timeZone }: Pick<ResolvedFreshnessMonitor, 'checks' | 'schedule' | 'timeZone'>,
): void {
  const at = (prop: string) => propPath(path, prop);
  problems.require(
    isWholeNumber(checks.length, CHECKS),
    'FRESHNESS_CHECKS',
    () => `${at('checks')} must contain 1 to 20 checks, got ${String(checks.length)}; create a second monitor for more`,
  );
  // Names of states: `a-1` and `a1` would give the same ones.
  const suffixes = checks.map(({ id }) => stateSuffix(id));
  for (const [index, { id, withinDays }] of checks.entries()) {
    problems.require(
      ID_PATTERN.test(id) && suffixes.indexOf(stateSuffix(id)) === index,
      'FRESHNESS_ID',
      () =>
        `${at('checks')}[${String(index)}].id must be unique, of a-z, 0-9 and '-', got ${show(id)}; it is part of the alarm's name, use another one`,
    );
    checkWholeNumber(problems, `${at('checks')}[${id}].withinDays`, withinDays, WITHIN_DAYS, {
      code: 'FRESHNESS_DAYS',
      advice: 'use the interval of the schedule and one day for the run, see freshnessOfSchedule',
    });
  }
  checkSchedule(problems, at('schedule'), schedule, 'scheduler', {
    code: 'FRESHNESS_SCHEDULE',
    minHours: MIN_HOURS_BETWEEN_RUNS,
    maxDays: 1,
  });
  checkTimeZone(problems, at('timeZone'), timeZone, { code: 'FRESHNESS_TIME_ZONE' });
}
