import type { ProblemList } from '@etops/foundation';
import { IDLE_REPLICA_LAG_SECONDS } from '../limits';

/** When the alarms of an instance ring. */
export interface AlarmThresholds {
  /**
   * CPU over 15 minutes, percent: 1 to 100.
   *
   * @default 80
   */
  readonly cpuPercent?: number;
  /**
   * Storage that is still free, in GiB; more than 0.
   *
   * @default - a tenth of `allocatedStorageGiB`, or 10 for a replica, whose storage is its source's
   */
  readonly freeStorageGiB?: number;
  /**
   * Memory that is still free, in MiB; more than 0.
   *
   * @default - a tenth of the instance class's memory, or 256 for a class that is not known
   */
  readonly freeMemoryMiB?: number;
  /**
   * Connections, percent of `maximumConnections`: 1 to 100. The default leaves room for the memory that RDS keeps for
   * itself, so that the alarm also rings on the smallest class.
   *
   * @default 70
   */
  readonly connectionsPercent?: number;
  /**
   * How far a replica may be behind, in seconds: 300 or more, which an idle PostgreSQL replica shows without being
   * behind. It also is the replica's recovery point.
   *
   * @default 300
   */
  readonly replicaLagSeconds?: number;
  /**
   * Changes that a PostgreSQL source keeps for a replica that does not fetch them, in GiB; more than 0. They fill its
   * storage.
   *
   * @default - a tenth of `allocatedStorageGiB`, or 10 for a promoted replica
   */
  readonly replicationSlotLagGiB?: number;
  /**
   * Transaction logs of a PostgreSQL source, in GiB; more than 0.
   *
   * @default - a fifth of `allocatedStorageGiB`, or 20 for a promoted replica
   */
  readonly transactionLogsGiB?: number;
}

const PERCENTS = ['cpuPercent', 'connectionsPercent'] as const;
const AMOUNTS = ['freeStorageGiB', 'freeMemoryMiB', 'replicationSlotLagGiB', 'transactionLogsGiB'] as const;

/** Checks thresholds; one that only Terraform knows is `undefined` here. */
export function checkThresholds(thresholds: AlarmThresholds, problems: ProblemList): void {
  const { replicaLagSeconds: lag } = thresholds;
  for (const name of PERCENTS) {
    const value = thresholds[name];
    problems.require(
      value === undefined || (value >= 1 && value <= 100),
      'DATABASE_ALARM_PERCENT',
      () =>
        `alarmThresholds.${name} must be from 1 to 100, got ${String(value)}; write a percentage, or leave it out for the default`,
    );
  }
  for (const name of AMOUNTS) {
    const value = thresholds[name];
    problems.require(
      value === undefined || value > 0,
      'DATABASE_ALARM_AMOUNT',
      () => `alarmThresholds.${name} must be more than 0, got ${String(value)}; leave it out for the default`,
    );
  }
  problems.require(
    lag === undefined || lag >= IDLE_REPLICA_LAG_SECONDS,
    'DATABASE_ALARM_LAG',
    () =>
      `alarmThresholds.replicaLagSeconds must be 300 or more, got ${String(lag)}; an idle PostgreSQL replica shows up to 300 without being behind`,
  );
}
