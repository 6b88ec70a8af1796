import type { DbInstanceProps } from './db-instance-props';
import type { InstanceWindows } from './instance-windows';
import { DEFAULT_WINDOWS } from './instance-windows';
import { parseBackupWindow, parseMaintenanceWindow } from './maintenance-windows';

/** A window of a database, as a span of the week. */
export interface DatabaseWindow {
  /** Prop that sets it. */
  readonly prop: keyof InstanceWindows;
  /** Value of the prop. */
  readonly value: string;
  /** Start, in minutes from Monday 00:00 UTC. */
  readonly startMinute: number;
  /** End, in minutes from Monday 00:00 UTC; may be in the next week. */
  readonly endMinute: number;
}

const DAY = 24 * 60;

/**
 * Returns the windows of a database in one week: the backup window of each day, and the maintenance window. Compare them
 * with the schedules of AWS Backup: RDS starts no snapshot in them, nor in the hour before. A window in another form is
 * left out.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/troubleshooting.html (checked 2026-11-23)
 */
export function databaseWindows(
  props: Pick<DbInstanceProps, 'backupWindow' | 'maintenanceWindow'>,
): readonly DatabaseWindow[] {
  const { backupWindow = DEFAULT_WINDOWS.backupWindow, maintenanceWindow = DEFAULT_WINDOWS.maintenanceWindow } = props;
  const daily = parseBackupWindow(backupWindow);
  const weekly = parseMaintenanceWindow(maintenanceWindow);
  const days = daily === undefined ? [] : Array.from({ length: 7 }, (_, day) => day * DAY);
  return [
    ...days.map((start) => ({
      prop: 'backupWindow' as const,
      value: backupWindow,
      startMinute: start + (daily?.start ?? 0),
      endMinute: start + (daily?.end ?? 0),
    })),
    ...(weekly === undefined
      ? []
      : [
          {
            prop: 'maintenanceWindow' as const,
            value: maintenanceWindow,
            startMinute: weekly.start,
            endMinute: weekly.end,
          },
        ]),
  ];
}
