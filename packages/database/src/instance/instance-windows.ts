import { literals } from '@etops/foundation';
import type { TimeWindow } from './maintenance-windows';
import {
  formatBackupWindow,
  formatMaintenanceWindow,
  parseBackupWindow,
  parseMaintenanceWindow,
  windowsOverlap,
} from './maintenance-windows';

/** Windows of an instance. */
export interface InstanceWindows {
  /** Daily backup window in UTC, `hh:mm-hh:mm`. */
  readonly backupWindow: string;
  /** Weekly maintenance window in UTC, `ddd:hh:mm-ddd:hh:mm`. */
  readonly maintenanceWindow: string;
}

/** Windows of an instance that sets none. */
export const DEFAULT_WINDOWS: InstanceWindows = {
  backupWindow: '01:00-02:00',
  maintenanceWindow: 'sun:03:00-sun:04:00',
};

const DAY = 24 * 60;

/**
 * Returns the default windows of a replica, from those of its source. Maintenance is a day earlier, since RDS upgrades a
 * replica before its source. The backup is next to the source's, so that never both are busy: RDS refuses to promote an
 * instance while it creates a snapshot.
 *
 * @param source windows of the source; those that are tokens or of another form count as omitted
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_PromoteReadReplica.html (checked 2026-11-28)
 */
export function replicaWindows(source: Partial<InstanceWindows> = {}): InstanceWindows {
  const backup = parseBackupWindow(literals(source.backupWindow) ?? '') ?? DEFAULT_BACKUP;
  const maintenance = parseMaintenanceWindow(literals(source.maintenanceWindow) ?? '') ?? DEFAULT_MAINTENANCE;
  const earlier = shift(maintenance, -DAY);
  const length = backup.end - backup.start;
  // After the source's window, before it, and so on, as many as fit in the rest of the day.
  const nearby = Array.from({ length: Math.floor(DAY / length / 2) }, (_, index) => (index + 1) * length).flatMap(
    (minutes) => [shift(backup, minutes), shift(backup, -minutes)],
  );
  const free = nearby.find((window) =>
    [earlier, maintenance].every((other) => !windowsOverlap(widened(window), other)),
  );
  return {
    backupWindow: formatBackupWindow(free ?? shift(backup, length)),
    maintenanceWindow: formatMaintenanceWindow(earlier),
  };
}

const shift = ({ start, end }: TimeWindow, minutes: number): TimeWindow => ({
  start: start + minutes,
  end: end + minutes,
});

/** Ends that touch would be legal, but leave no time between a backup and a restart. */
const widened = ({ start, end }: TimeWindow): TimeWindow => ({ start: start - 1, end: end + 1 });

const DEFAULT_BACKUP: TimeWindow = { start: 60, end: 120 };
const DEFAULT_MAINTENANCE: TimeWindow = { start: 6 * DAY + 180, end: 6 * DAY + 240 };
