import type { ScheduleDialect } from './dialect';
import { DIALECTS } from './dialect';
import type { NextRunsOptions } from './evaluate';
import { evaluate, MILLISECONDS } from './evaluate';
import type { Schedule } from './parse-schedule';
import { parseSchedule } from './parse-schedule';
import { scheduleFault } from './schedule-fault';

/** Runs that are compared: eight years of a daily schedule, and more of one that runs less often. */
const COMPARED = { from: new Date('2023-12-31T23:59:59Z'), count: 8 * 366 };

/** Returns the next runs of a schedule, or none if it is not sound. Those of a `rate()` are counted from `from`. */
export function nextRuns(value: string, dialect: ScheduleDialect, options: NextRunsOptions): readonly Date[] {
  const schedule = soundSchedule(value, dialect);
  return schedule === undefined ? [] : evaluate(schedule, DIALECTS[dialect], options);
}

/**
 * Returns the longest time from one run to the next, in days, rounded up.
 *
 * It looks at days only, since a schedule runs on each of its days. `Infinity` stands for a single run, and for an
 * expression that is not sound.
 */
export function longestIntervalDays(value: string, dialect: ScheduleDialect): number {
  const schedule = soundSchedule(value, dialect);
  switch (schedule?.kind) {
    case 'rate':
      return Math.ceil((schedule.count * MILLISECONDS[schedule.unit]) / MILLISECONDS.day);
    case 'cron': {
      const atMidnight: Schedule = { kind: 'cron', fields: ['0', '0', ...schedule.fields.slice(2)] };
      return longestGapDays(evaluate(atMidnight, DIALECTS[dialect], COMPARED));
    }
    default:
      return Infinity;
  }
}

function longestGapDays(runs: readonly Date[]): number {
  const gaps = runs.slice(1).map((run, index) => run.getTime() - (runs[index]?.getTime() ?? 0));
  return gaps.length === 0 ? Infinity : Math.max(...gaps) / MILLISECONDS.day;
}

function soundSchedule(value: string, dialect: ScheduleDialect): Schedule | undefined {
  return scheduleFault(value, dialect) === undefined ? parseSchedule(value, DIALECTS[dialect]) : undefined;
}
