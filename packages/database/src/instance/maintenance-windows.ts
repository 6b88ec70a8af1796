import { WINDOW_MINIMUM_MINUTES } from '../limits';

/** Weekly or daily span, in minutes UTC from Monday 00:00 or from midnight; `end` may exceed the length of the period. */
export interface TimeWindow {
  readonly start: number;
  readonly end: number;
}

const DAY = 24 * 60;
const WEEK = 7 * DAY;
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const TIME = '([01]\\d|2[0-3]):([0-5]\\d)';
const DAILY = new RegExp(`^${TIME}-${TIME}$`);
const WEEKLY = new RegExp(`^(${DAYS.join('|')}):${TIME}-(${DAYS.join('|')}):${TIME}$`);

/** Parses a backup window such as `01:00-02:00`; returns `undefined` for any other form. */
export function parseBackupWindow(text: string): TimeWindow | undefined {
  const match = DAILY.exec(text);
  if (match === null) {
    return undefined;
  }
  const [, startHour, startMinute, endHour, endMinute] = match;
  return spanOf(minutes(startHour, startMinute), minutes(endHour, endMinute), DAY);
}

/** Parses a maintenance window such as `sun:03:00-sun:04:00`; returns `undefined` for any other form. */
export function parseMaintenanceWindow(text: string): TimeWindow | undefined {
  const match = WEEKLY.exec(text);
  if (match === null) {
    return undefined;
  }
  const [, startDay = '', startHour, startMinute, endDay = '', endHour, endMinute] = match;
  const start = DAYS.indexOf(startDay) * DAY + minutes(startHour, startMinute);
  const end = DAYS.indexOf(endDay) * DAY + minutes(endHour, endMinute);
  return spanOf(start, end, WEEK);
}

/** Checks whether a window is as long as RDS requires. */
export function isLongEnough({ start, end }: TimeWindow): boolean {
  return end - start >= WINDOW_MINIMUM_MINUTES;
}

/** Checks whether the daily backup window overlaps the weekly maintenance window on any day. Touching ends do not overlap. */
export function windowsOverlap(backup: TimeWindow, maintenance: TimeWindow): boolean {
  // One day more at either end of the week, since each window may cross it.
  const starts = Array.from({ length: DAYS.length + 2 }, (_, index) => (index - 1) * DAY);
  return starts.some((day) =>
    [0, WEEK].some(
      (shift) => day + backup.start < maintenance.end - shift && maintenance.start - shift < day + backup.end,
    ),
  );
}

/** Checks whether two windows of a week share a minute. Touching ends do not overlap. */
export function weeklyOverlap(one: TimeWindow, other: TimeWindow): boolean {
  return [-WEEK, 0, WEEK].some((shift) => one.start + shift < other.end && other.start < one.end + shift);
}

/** Checks whether two windows of a day share a minute. Touching ends do not overlap. */
export function dailyOverlap(one: TimeWindow, other: TimeWindow): boolean {
  return [-DAY, 0, DAY].some((shift) => one.start + shift < other.end && other.start < one.end + shift);
}

/** Formats a backup window; minutes of another day count as those of the day. */
export function formatBackupWindow({ start, end }: TimeWindow): string {
  return `${timeOf(start)}-${timeOf(end)}`;
}

/** Formats a maintenance window; minutes of another week count as those of the week. */
export function formatMaintenanceWindow({ start, end }: TimeWindow): string {
  return [start, end]
    .map((minute) => `${DAYS[Math.floor(within(minute, WEEK) / DAY)] ?? ''}:${timeOf(minute)}`)
    .join('-');
}

function timeOf(minute: number): string {
  const ofDay = within(minute, DAY);
  return [Math.floor(ofDay / 60), ofDay % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

function within(minute: number, period: number): number {
  return ((minute % period) + period) % period;
}

function minutes(hour = '', minute = ''): number {
  return Number(hour) * 60 + Number(minute);
}

function spanOf(start: number, end: number, period: number): TimeWindow {
  return { start, end: end > start ? end : end + period };
}
