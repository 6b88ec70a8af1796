import type { ProblemList } from '@etops/foundation';
import { literals, propPath, show } from '@etops/foundation';
import { isLongEnough, parseBackupWindow, parseMaintenanceWindow, windowsOverlap } from './maintenance-windows';
import type { ResolvedDbInstance } from './resolve-db-instance';

/** Checks form and length of the backup and maintenance windows, and that they do not overlap. */
export function checkMaintenanceWindows(
  problems: ProblemList,
  path: string,
  instance: Pick<ResolvedDbInstance, 'backupWindow' | 'maintenanceWindow'>,
): void {
  const backupWindow = literals(instance.backupWindow);
  const maintenanceWindow = literals(instance.maintenanceWindow);
  const backup = backupWindow === undefined ? undefined : parseBackupWindow(backupWindow);
  const maintenance = maintenanceWindow === undefined ? undefined : parseMaintenanceWindow(maintenanceWindow);
  problems.require(
    backupWindow === undefined || (backup !== undefined && isLongEnough(backup)),
    'DATABASE_BACKUP_WINDOW',
    () =>
      `${propPath(path, 'backupWindow')} must be hh:mm-hh:mm in UTC and last at least 30 minutes, got ${show(backupWindow)}; use '01:00-02:00', for example`,
  );
  problems.require(
    maintenanceWindow === undefined || (maintenance !== undefined && isLongEnough(maintenance)),
    'DATABASE_MAINTENANCE_WINDOW',
    () =>
      `${propPath(path, 'maintenanceWindow')} must be ddd:hh:mm-ddd:hh:mm in UTC, lower case, and last at least 30 minutes, got ${show(maintenanceWindow)}; use 'sun:03:00-sun:04:00', for example`,
  );
  problems.require(
    backup === undefined || maintenance === undefined || !windowsOverlap(backup, maintenance),
    'DATABASE_WINDOWS_OVERLAP',
    () =>
      `${propPath(path, 'backupWindow')} must not overlap maintenanceWindow, got ${show(backupWindow)} and ${show(maintenanceWindow)}; move one of them`,
  );
}
