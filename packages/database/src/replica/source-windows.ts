import type { ProblemList } from '@etops/foundation';
import { literals, propPath, show } from '@etops/foundation';
import type { InstanceWindows } from '../instance';
import { dailyOverlap, DEFAULT_WINDOWS, parseBackupWindow, parseMaintenanceWindow, weeklyOverlap } from '../instance';
import type { ReplicaSource } from './database-replica-props';

/** Windows of a replica, and of its source if that is known. */
export interface ComparedWindows extends InstanceWindows {
  readonly source?: ReplicaSource;
}

/** Checks that the windows of a replica are at other times than those of its source. */
export function checkSourceWindows(problems: ProblemList, path: string, replica: ComparedWindows): void {
  const { source } = replica;
  if (source === undefined) {
    return;
  }
  const overlaps: Readonly<Record<keyof InstanceWindows, (one: string, other: string) => boolean>> = {
    backupWindow: (one, other) => both(parseBackupWindow(one), parseBackupWindow(other), dailyOverlap),
    maintenanceWindow: (one, other) => both(parseMaintenanceWindow(one), parseMaintenanceWindow(other), weeklyOverlap),
  };
  const consequences: Readonly<Record<keyof InstanceWindows, string>> = {
    backupWindow: 'RDS promotes no instance while it creates a snapshot',
    maintenanceWindow: 'RDS would upgrade and restart both at the same time; a day earlier is right for the replica',
  };
  for (const prop of ['backupWindow', 'maintenanceWindow'] as const) {
    const here = literals(replica[prop]);
    const there = literals(source[prop] ?? DEFAULT_WINDOWS[prop]);
    problems.require(
      here === undefined || there === undefined || !overlaps[prop](here, there),
      'REPLICA_WINDOWS_OVERLAP',
      () =>
        `${propPath(path, prop)} must not overlap the source's, got ${show(here)} for ${show(there)}; omit it or move it: ${consequences[prop]}`,
    );
  }
}

function both<T>(one: T | undefined, other: T | undefined, overlap: (one: T, other: T) => boolean): boolean {
  return one !== undefined && other !== undefined && overlap(one, other);
}
