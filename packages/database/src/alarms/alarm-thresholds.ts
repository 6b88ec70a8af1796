import { IDLE_REPLICA_LAG_SECONDS } from '../limits';

/** Thresholds of an instance's alarms. */
export interface DatabaseAlarmThresholds {
  /**
   * Average CPU over 15 minutes, in percent: 1 to 100.
   *
   * @default 80
   */
  readonly cpuPercent?: number;
  /**
   * Free storage in GiB, more than 0.
   *
   * @default - a tenth of `allocatedStorageGiB`, or 10 for a replica, whose storage follows its source
   */
  readonly freeStorageGiB?: number;
  /**
   * Free memory in MiB, more than 0.
   *
   * @default - a tenth of the instance class's memory, or 256 for a class whose memory is unknown
   */
  readonly freeMemoryMiB?: number;
  /**
   * Connections in percent of `maximumConnections`: 1 to 100. The default leaves room for the memory that RDS reserves,
   * so that the alarm also goes off on the smallest class.
   *
   * @default 70
   */
  readonly connectionsPercent?: number;
  /**
   * Lag of a replica in seconds, 300 or more: an idle PostgreSQL replica shows up to 300 without lagging. It is also the
   * replica's recovery point.
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

/** Size of an instance, which the default thresholds are derived from. */
export interface InstanceSize {
  /**
   * Memory of the instance class.
   *
   * @default - unknown
   */
  readonly memoryGiB?: number | undefined;
  /**
   * Allocated storage.
   *
   * @default - unknown
   */
  readonly allocatedStorageGiB?: number | undefined;
}

const ASSUMED_STORAGE_GIB = 100;
const ASSUMED_FREE_MEMORY_MIB = 256;

/** Applies the defaults. */
export function resolveAlarmThresholds(
  thresholds: DatabaseAlarmThresholds,
  { memoryGiB, allocatedStorageGiB = ASSUMED_STORAGE_GIB }: InstanceSize,
): Required<DatabaseAlarmThresholds> {
  const {
    cpuPercent = 80,
    freeStorageGiB = allocatedStorageGiB / 10,
    freeMemoryMiB = memoryGiB === undefined ? ASSUMED_FREE_MEMORY_MIB : (memoryGiB * 1024) / 10,
    connectionsPercent = 70,
    replicaLagSeconds = IDLE_REPLICA_LAG_SECONDS,
    replicationSlotLagGiB = allocatedStorageGiB / 10,
    transactionLogsGiB = allocatedStorageGiB / 5,
  } = thresholds;
  return {
    cpuPercent,
    freeStorageGiB,
    freeMemoryMiB,
    connectionsPercent,
    replicaLagSeconds,
    replicationSlotLagGiB,
    transactionLogsGiB,
  };
}
