const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const DAY_MINUTES = 24 * 60;

/** Minutes of a week. */
export const WEEK_MINUTES = 7 * DAY_MINUTES;

/** Returns the minutes from Monday 00:00 UTC. */
export function weekMinute(date: Date): number {
  return ((date.getUTCDay() + 6) % 7) * DAY_MINUTES + date.getUTCHours() * 60 + date.getUTCMinutes();
}

/** Formats minutes from Monday 00:00, for example `Sun 03:00`. */
export function formatWeekMinute(minute: number): string {
  return `${String(DAYS[Math.floor(minute / DAY_MINUTES)])} ${formatMinutes(minute % DAY_MINUTES)}`;
}

/** Formats an offset from UTC, for example `UTC+01:00`. */
export function formatOffset(minutes: number): string {
  return `UTC${minutes < 0 ? '-' : '+'}${formatMinutes(Math.abs(minutes))}`;
}

/** Returns the offsets from UTC, in minutes, that a time zone has in the year after a date: one, or those of summer and winter. */
export function utcOffsets(timeZone: string, date: string): readonly number[] {
  if (['UTC', 'Etc/UTC'].includes(timeZone)) {
    return [0];
  }
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  const [year = 0, month = 0] = date.split('-').map(Number);
  const halfMonths = Array.from({ length: 24 }, (_, index) =>
    Date.UTC(year, month - 1 + Math.floor(index / 2), index % 2 === 0 ? 1 : 15),
  );
  const names = halfMonths.map(
    (time) => format.formatToParts(time).find(({ type }) => type === 'timeZoneName')?.value ?? '',
  );
  return [...new Set(names.map(offsetMinutes))];
}

/** Returns the minutes of an offset such as `GMT+05:30`; `GMT` is zero. */
function offsetMinutes(name: string): number {
  const [, sign = '+', hours = '0', minutes = '0'] = /([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  return (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
}

function formatMinutes(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}
