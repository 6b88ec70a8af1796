import fc from 'fast-check';
import {
  isLongEnough,
  parseBackupWindow,
  parseMaintenanceWindow,
  windowsOverlap,
} from '../src/instance/maintenance-windows';

const overlap = (backup: string, maintenance: string): boolean => {
  const [daily, weekly] = [parseBackupWindow(backup), parseMaintenanceWindow(maintenance)];
  if (daily === undefined || weekly === undefined) throw new Error('not windows');
  return windowsOverlap(daily, weekly);
};
const time = (minute: number) =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const DAY = 1440;

describe('maintenance windows', () => {
  it.each([
    ['01:00-02:00', 'sun:03:00-sun:04:00', false],
    ['01:00-03:00', 'sun:03:00-sun:04:00', false],
    ['01:00-03:01', 'sun:03:00-sun:04:00', true],
    ['04:00-05:00', 'sun:03:00-sun:04:00', false],
    ['03:10-03:40', 'sun:03:00-sun:04:00', true],
    ['23:30-00:30', 'mon:00:00-mon:01:00', true],
    ['23:30-00:30', 'wed:00:15-wed:01:00', true],
    ['00:10-00:40', 'sun:23:30-mon:00:30', true],
    ['00:30-01:00', 'sun:23:30-mon:00:30', false],
    ['12:00-13:00', 'mon:22:00-wed:02:00', true],
  ])('%s and %s overlap: %s', (backup, maintenance, expected) => {
    expect(overlap(backup, maintenance)).toBe(expected);
  });

  it('overlap if they share a minute', () => {
    const minute = fc.integer({ min: 0, max: DAY - 1 });
    const length = fc.integer({ min: 30, max: 600 });
    fc.assert(
      fc.property(minute, length, fc.integer({ min: 0, max: 7 * DAY - 1 }), length, (start, long, weekly, longer) => {
        const end = (weekly + longer) % (7 * DAY);
        const day = (at: number) => `${DAYS[Math.floor(at / DAY)] ?? ''}:${time(at % DAY)}`;
        const inBackup = new Set(Array.from({ length: long }, (_, index) => (start + index) % DAY));
        const expected = Array.from({ length: longer }, (_, index) => (weekly + index) % DAY).some((at) =>
          inBackup.has(at),
        );
        return overlap(`${time(start)}-${time((start + long) % DAY)}`, `${day(weekly)}-${day(end)}`) === expected;
      }),
    );
  });

  it.each(['1:00-2:00', '24:00-01:00', '01:00', 'sun:01:00-sun:02:00', ''])('refuse %p as a backup window', (text) => {
    expect(parseBackupWindow(text)).toBeUndefined();
  });

  it.each(['Sun:03:00-Sun:04:00', 'sun:03:00-04:00', '03:00-04:00', 'day:03:00-day:04:00'])(
    'refuse %p as a maintenance window',
    (text) => {
      expect(parseMaintenanceWindow(text)).toBeUndefined();
    },
  );

  it('last at least 30 minutes, also across midnight', () => {
    expect(
      ['01:00-01:29', '01:00-01:30', '23:50-00:19', '23:50-00:20'].map((text) => {
        const window = parseBackupWindow(text);
        return window !== undefined && isLongEnough(window);
      }),
    ).toEqual([false, true, false, true]);
  });
});
