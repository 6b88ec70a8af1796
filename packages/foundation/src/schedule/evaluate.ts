import { Cron } from 'croner';
import type { DialectRules, RateUnit } from './dialect';
import type { Schedule } from './parse-schedule';

/** Settings of {@link nextRuns}. */
export interface NextRunsOptions {
  /** Time after which the runs are. */
  readonly from: Date;
  /** Maximum number of runs. */
  readonly count: number;
  /**
   * IANA time zone in which the service evaluates the expression.
   *
   * @default 'UTC'
   */
  readonly timeZone?: string;
}

/** Milliseconds of the units of a `rate()`. */
export const MILLISECONDS: Readonly<Record<RateUnit, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** Runs to compare for the shortest time between two of them: a month of a run every four hours. */
export const RUNS_TO_COMPARE = 200;

/** Returns the shortest time between two consecutive runs, in hours; `Infinity` for fewer than two. */
export function shortestGapHours(runs: readonly Date[]): number {
  const gaps = runs.slice(1).map((run, index) => run.getTime() - (runs[index]?.getTime() ?? 0));
  return Math.min(...gaps) / MILLISECONDS.hour;
}

/** Returns the next runs of a schedule with valid fields; fewer than `count` if the schedule ends earlier. */
export function evaluate(schedule: Schedule, rules: DialectRules, options: NextRunsOptions): readonly Date[] {
  const { from, count } = options;
  if (schedule.kind === 'rate') {
    const interval = schedule.count * MILLISECONDS[schedule.unit];
    return Array.from({ length: count }, (_, index) => new Date(from.getTime() + (index + 1) * interval));
  }
  const pattern = schedule.kind === 'at' ? schedule.time : cronPattern(schedule.fields, rules);
  const job = new Cron(pattern, {
    paused: true,
    mode: '6-or-7-parts',
    alternativeWeekdays: rules.isWrapped,
    sloppyRanges: rules.stepsFromNumber,
    // Without the time zone's name: the first date format of a process is slow.
    ...(options.timeZone === undefined ? { utcOffset: 0 } : { timezone: options.timeZone }),
  });
  return schedule.kind === 'at' ? [job.nextRun(from)].filter((run) => run !== null) : job.nextRuns(count, from);
}

/** Returns the pattern for croner, which begins with seconds: `?` is any, and `L` as a day of the week is Saturday, the last one. */
function cronPattern(fields: readonly string[], { isWrapped }: DialectRules): string {
  const translated = fields.map((field, index) => {
    if (field === '?') return '*';
    return isWrapped && index === 4 && field === 'L' ? '7' : field;
  });
  return ['0', ...translated].join(' ');
}
