import type { ProblemList } from '@etops/foundation';
import { isToken, literals, propPath, show } from '@etops/foundation';
import { IDLE_REPLICA_LAG_SECONDS } from '../limits';
import type { DatabaseAlarmThresholds } from './alarm-thresholds';

const PERCENTS = ['cpuPercent', 'connectionsPercent'] as const;
const AMOUNTS = ['freeStorageGiB', 'freeMemoryMiB', 'replicationSlotLagGiB', 'transactionLogsGiB'] as const;
const MIB_PER_GIB = 1024;

/** Checks the thresholds of alarms. */
export function checkAlarmThresholds(problems: ProblemList, path: string, thresholds: DatabaseAlarmThresholds): void {
  const literal = (name: keyof DatabaseAlarmThresholds) =>
    problems.literal(
      propPath(path, name),
      thresholds[name],
      'write the number in the program, since the alarms are computed from it',
    );
  for (const name of PERCENTS) {
    const value = literal(name);
    problems.require(
      value === undefined || (value >= 1 && value <= 100),
      'DATABASE_ALARM_PERCENT',
      () => `${propPath(path, name)} must be from 1 to 100, got ${show(value)}; use a percentage, for example 80`,
    );
  }
  for (const name of AMOUNTS) {
    const value = literal(name);
    problems.require(
      value === undefined || value > 0,
      'DATABASE_ALARM_AMOUNT',
      () => `${propPath(path, name)} must be more than 0, got ${show(value)}; omit it to use the default`,
    );
  }
  const lag = literal('replicaLagSeconds');
  problems.require(
    lag === undefined || lag >= IDLE_REPLICA_LAG_SECONDS,
    'DATABASE_ALARM_LAG',
    () =>
      `${propPath(path, 'replicaLagSeconds')} must be 300 or more, got ${show(lag)}; an idle PostgreSQL replica shows up to 300 without lagging`,
  );
}

/** Memory and storage that thresholds must fit; `undefined` if they are unknown. */
export interface ThresholdLimits {
  readonly memoryGiB?: number | undefined;
  readonly allocatedStorageGiB?: number | undefined;
  readonly maxAllocatedStorageGiB?: number | undefined;
}

/** Checks that an alarm is neither on from the start, since so much is never free, nor goes off after the storage is full. */
export function checkThresholdsFit(
  problems: ProblemList,
  path: string,
  thresholds: DatabaseAlarmThresholds,
  { memoryGiB, allocatedStorageGiB, maxAllocatedStorageGiB = allocatedStorageGiB }: ThresholdLimits,
): void {
  const known = literals(thresholds);
  const check = (name: (typeof AMOUNTS)[number], limit: number | undefined, of: string, effect: string) => {
    const value = known[name];
    problems.require(
      value === undefined || limit === undefined || isToken(limit) || value < limit,
      'DATABASE_ALARM_UNREACHABLE',
      () =>
        `${propPath(path, name)} must be less than ${of}, ${show(limit)}, got ${show(value)}; lower it, since the alarm would ${effect}`,
    );
  };
  const memoryMiB = memoryGiB === undefined ? undefined : memoryGiB * MIB_PER_GIB;
  check('freeMemoryMiB', memoryMiB, 'the memory of the instance class in MiB', 'never recover');
  check('freeStorageGiB', allocatedStorageGiB, 'allocatedStorageGiB', 'be on from the start');
  for (const name of ['replicationSlotLagGiB', 'transactionLogsGiB'] as const) {
    check(name, maxAllocatedStorageGiB, 'the storage', 'go off after the storage is full');
  }
}
