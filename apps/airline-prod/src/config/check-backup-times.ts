import { presetRules } from '@etops/backup';
import type { DatabaseWindow } from '@etops/database';
import { databaseWindows, replicaWindows } from '@etops/database';
import type { ProblemList, ScheduleDialect } from '@etops/foundation';
import { checkTimeZone, isTimeZone, nextRuns, show } from '@etops/foundation';
import type { AirlineConfig } from './airline-config';
import { formatOffset, formatWeekMinute, utcOffsets, WEEK_MINUTES, weekMinute } from './week-minutes';

/** Runs of a schedule to compare: every eight hours of a week, and the first days of months, which come on each weekday in a year. */
const COMPARED_RUNS = 24;

/** Minutes before a window in which RDS starts no snapshot either. */
const LEAD_MINUTES = 60;

/** Schedules of one service in one time zone. */
interface Schedules {
  readonly expressions: readonly string[];
  readonly dialect: ScheduleDialect;
  readonly timeZone: string;
}

/**
 * Checks that no job of the database starts when RDS refuses it, in summer and in winter: AWS Backup loses a job that does
 * not start within its start window, and an export needs a complete snapshot.
 *
 * @throws ValidationError if there is no such preset, or no such hour
 */
export function checkBackupTimes(
  problems: ProblemList,
  { database, backup, archive }: Pick<AirlineConfig, 'database' | 'backup' | 'archive'>,
  today: string,
): void {
  const windows = databaseWindows(database);
  const clashOf = (hour: number): string | undefined => {
    const rules = presetRules(backup.preset, { hour });
    return firstClash(
      { expressions: rules.map(({ schedule }) => schedule), dialect: 'backup', timeZone: backup.timeZone },
      windows,
      { today, leadMinutes: LEAD_MINUTES },
    );
  };
  checkTimeZone(problems, 'backup.timeZone', backup.timeZone, { code: 'AIRLINE_TIME_ZONE' });
  const clash = isTimeZone(backup.timeZone) ? clashOf(backup.hour) : undefined;
  problems.require(clash === undefined, 'AIRLINE_BACKUP_HOUR', () => {
    const hours = Array.from({ length: 24 }, (_, index) => (backup.hour + index) % 24);
    const free = hours.find((hour) => clashOf(hour) === undefined);
    const advice = free === undefined ? 'move the window of the database' : `use ${String(free)}, for example`;
    return `backup.hour must start no job in a window of the database or in the hour before it, got ${show(backup.hour)} in ${backup.timeZone}: ${String(clash)}; ${advice}`;
  });
  const { schedule, timeZone = 'Etc/UTC' } = archive.databaseExportTimes;
  // The exports are of the DR Region's database, which has the windows of a replica until it takes over.
  const exported = [...windows, ...databaseWindows(replicaWindows(database))];
  const exportClash = firstClash(
    { expressions: [schedule], dialect: 'scheduler', timeZone },
    exported.filter(({ prop }) => prop === 'backupWindow'),
    { today, leadMinutes: 0 },
  );
  problems.require(
    exportClash === undefined,
    'AIRLINE_EXPORT_TIME',
    () =>
      `archive.databaseExportTimes.schedule must not start while RDS creates the snapshot to export, got ${show(schedule)} in ${timeZone}: ${String(exportClash)}; start some hours later`,
  );
}

/** Returns the first start that is in a window or in the minutes before it, or `undefined` if there is none. */
function firstClash(
  { expressions, dialect, timeZone }: Schedules,
  windows: readonly DatabaseWindow[],
  { today, leadMinutes }: { readonly today: string; readonly leadMinutes: number },
): string | undefined {
  if (!isTimeZone(timeZone)) {
    return undefined;
  }
  const from = new Date(`${today}T00:00:00Z`);
  // A rate has no time of day.
  const runs = expressions
    .filter((expression) => expression.startsWith('cron'))
    .flatMap((expression) => nextRuns(expression, dialect, { from, count: COMPARED_RUNS }));
  const minutes = new Set(runs.map(weekMinute));
  for (const offset of utcOffsets(timeZone, today)) {
    for (const local of minutes) {
      const start = (local - offset + WEEK_MINUTES) % WEEK_MINUTES;
      const window = windows.find((each) => isWithin(start, each, leadMinutes));
      if (window !== undefined) {
        return `${formatWeekMinute(local)} ${formatOffset(offset)} is ${formatWeekMinute(start)} UTC, and ${window.prop} is ${show(window.value)}`;
      }
    }
  }
  return undefined;
}

function isWithin(start: number, { startMinute, endMinute }: DatabaseWindow, leadMinutes: number): boolean {
  const from = startMinute - leadMinutes;
  return (start - from + WEEK_MINUTES) % WEEK_MINUTES < endMinute - from;
}
