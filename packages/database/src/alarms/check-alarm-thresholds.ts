import type { ProblemList } from '@etops/foundation';
import { propPath, show } from '@etops/foundation';
import { IDLE_REPLICA_LAG_SECONDS } from '../limits';
import type { DatabaseAlarmThresholds } from './alarm-thresholds';

const PERCENTS = ['cpuPercent', 'connectionsPercent'] as const;
const AMOUNTS = ['freeStorageGiB', 'freeMemoryMiB', 'replicationSlotLagGiB', 'transactionLogsGiB'] as const;

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
