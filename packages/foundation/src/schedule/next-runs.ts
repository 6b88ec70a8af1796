import { checkTimeZone, ProblemList, ValidationError } from '../problems';
import { checkOptions } from '../props';
import { shapes } from '../shapes.generated';
import type { ScheduleDialect } from './dialect';
import { DIALECTS } from './dialect';
import type { NextRunsOptions } from './evaluate';
import { evaluate, MILLISECONDS, RUNS_TO_COMPARE, shortestGapHours } from './evaluate';
import type { Schedule } from './parse-schedule';
import { parseSchedule } from './parse-schedule';
import { scheduleFault } from './schedule-fault';

/** Start of the runs to compare, the eve of a leap year. */
const COMPARED_FROM = new Date('2023-12-31T23:59:59Z');

/** Fields that select every day. */
const ANY = ['*', '?'];

const longest = new Map<string, number>();

/**
 * Returns the next runs of a schedule, or none if the expression is invalid. Those of a `rate()` are counted from `from`.
 *
 * @throws ValidationError if the options are not of their type, or the time zone does not exist
 */
export function nextRuns(value: string, dialect: ScheduleDialect, options: NextRunsOptions): readonly Date[] {
  const checked = checkOptions('nextRuns', shapes, 'NextRunsOptions', options);
  checkZone(checked.timeZone);
  const schedule = soundSchedule(value, dialect);
  return schedule === undefined ? [] : evaluate(schedule, DIALECTS[dialect], checked);
}

function checkZone(timeZone: string | undefined): void {
  const problems = new ProblemList();
  checkTimeZone(problems, 'timeZone', problems.literal('timeZone', timeZone, 'the runs are computed from it'), {
    code: 'NEXT_RUNS_TIME_ZONE',
  });
  if (problems.all.length > 0) {
    throw new ValidationError(problems.all.map((problem) => ({ path: 'nextRuns', ...problem })));
  }
}

/**
 * Returns the longest time from one run to the next, in days, rounded up.
 *
 * It compares days only, since a schedule runs on each of its days. Returns `Infinity` for a single run, and for an
 * invalid expression. Each expression is evaluated once per process.
 */
export function longestIntervalDays(value: string, dialect: ScheduleDialect): number {
  const key = `${dialect} ${value}`;
  const days = longest.get(key) ?? evaluateLongestInterval(value, dialect);
  longest.set(key, days);
  return days;
}

function evaluateLongestInterval(value: string, dialect: ScheduleDialect): number {
  const schedule = soundSchedule(value, dialect);
  switch (schedule?.kind) {
    case 'rate':
      return Math.ceil((schedule.count * MILLISECONDS[schedule.unit]) / MILLISECONDS.day);
    case 'cron': {
      const [, , ...days] = schedule.fields;
      if (days.every((field) => ANY.includes(field))) {
        return 1;
      }
      const atMidnight: Schedule = { kind: 'cron', fields: ['0', '0', ...days] };
      return longestGapDays(
        evaluate(atMidnight, DIALECTS[dialect], { from: COMPARED_FROM, count: comparedRuns(schedule.fields) }),
      );
    }
    default:
      return Infinity;
  }
}

/**
 * Returns the number of runs, on different days, within which the longest gap comes: two weeks if days of the week decide
 * alone, five years of one day per month, two years of other days of the month, and eight years of days otherwise.
 */
function comparedRuns([, , dayOfMonth = '', month = '', dayOfWeek = '', year = '*']: readonly string[]): number {
  if (!ANY.includes(month) || !ANY.includes(year)) {
    return 8 * 366;
  }
  if (ANY.includes(dayOfMonth)) {
    return /[#L]/.test(dayOfWeek) ? monthly(/^[^,#]+(#[1-4])?$/.test(dayOfWeek)) : 15;
  }
  // The weekday nearest to the 30th needs more than five years.
  return monthly(/^(\d+|L)$/.test(dayOfMonth));
}

function monthly(isOneDay: boolean): number {
  return isOneDay ? 5 * 12 : 2 * 366;
}

/**
 * Checks whether a schedule leaves a number of hours between two runs. A single run, and an expression that is not valid,
 * leave any.
 */
export function leavesHoursBetween(hours: number, value: string, dialect: ScheduleDialect): boolean {
  const schedule = soundSchedule(value, dialect);
  if (schedule === undefined || (hours <= 24 && isAtOneTimeOfDay(schedule))) {
    return true;
  }
  return (
    shortestGapHours(evaluate(schedule, DIALECTS[dialect], { from: COMPARED_FROM, count: RUNS_TO_COMPARE })) >= hours
  );
}

function isAtOneTimeOfDay(schedule: Schedule): boolean {
  return schedule.kind === 'cron' && schedule.fields.slice(0, 2).every((field) => /^\d+$/.test(field));
}

function longestGapDays(runs: readonly Date[]): number {
  const gaps = runs.slice(1).map((run, index) => run.getTime() - (runs[index]?.getTime() ?? 0));
  return gaps.length === 0 ? Infinity : Math.max(...gaps) / MILLISECONDS.day;
}

function soundSchedule(value: string, dialect: ScheduleDialect): Schedule | undefined {
  return scheduleFault(value, dialect) === undefined ? parseSchedule(value, DIALECTS[dialect]) : undefined;
}
