import type { AlarmSpec, DatabaseEngine } from '@etops/contracts';
import type { AlarmThresholds } from './alarm-thresholds';
import { BYTES_PER_GIB, IDLE_REPLICA_LAG_SECONDS } from '../limits';

/** What the alarms of an instance follow from. */
export interface AlarmedInstance {
  readonly identifier: string;
  readonly engine: DatabaseEngine;
  /** Whether it follows a source, or has data of its own that others may follow. */
  readonly role: 'replica' | 'primary';
  /** Whether somebody is called at night. */
  readonly pages: boolean;
  /** Absent where the class's memory is not known. */
  readonly memoryGiB?: number;
  /** Absent where storage follows a source, or only Terraform knows it. */
  readonly allocatedStorageGiB?: number;
  /** Absent where it is not known: nothing then watches the connections. */
  readonly maximumConnections?: number;
  readonly thresholds: AlarmThresholds;
}

type Watch = Pick<AlarmSpec, 'metricName' | 'threshold' | 'comparison' | 'description'> &
  Partial<Pick<AlarmSpec, 'statistic' | 'evaluationPeriods' | 'treatMissingData'>>;

const ASSUMED_STORAGE_GIB = 100;
const ASSUMED_FREE_MEMORY_MIB = 256;
const BYTES_PER_MIB = 1024 ** 2;

/**
 * Plans the alarms of an instance. RDS publishes no metric of failed backups: those come as RDS events.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-metrics.html (checked 2026-11-22)
 */
export function planAlarms(instance: AlarmedInstance): readonly AlarmSpec[] {
  const { engine, role } = instance;
  const isPostgresSource = role === 'primary' && engine === 'postgres';
  return [
    ...resourceAlarms(instance),
    ...(role === 'replica' ? replicaAlarms(instance) : []),
    ...(isPostgresSource ? slotAlarms(instance) : []),
  ];
}

function resourceAlarms(instance: AlarmedInstance): AlarmSpec[] {
  const { thresholds, allocatedStorageGiB = ASSUMED_STORAGE_GIB, memoryGiB, maximumConnections } = instance;
  const { cpuPercent = 80, freeStorageGiB = allocatedStorageGiB / 10, connectionsPercent = 70 } = thresholds;
  const freeMemoryMiB =
    thresholds.freeMemoryMiB ?? (memoryGiB === undefined ? ASSUMED_FREE_MEMORY_MIB : (memoryGiB * 1024) / 10);
  return [
    alarm(instance, 'cpu', 'ticket', {
      description: `CPU above ${String(cpuPercent)} % for 15 minutes; look at the statements that cost most first`,
      metricName: 'CPUUtilization',
      threshold: cpuPercent,
      comparison: 'GreaterThanThreshold',
    }),
    alarm(instance, 'free-storage', 'page', {
      description: `less than ${String(freeStorageGiB)} GiB of storage free; it stops when full: raise the storage, then look for logs and slots that keep it`,
      metricName: 'FreeStorageSpace',
      threshold: freeStorageGiB * BYTES_PER_GIB,
      comparison: 'LessThanThreshold',
      statistic: 'Minimum',
    }),
    alarm(instance, 'free-memory', 'ticket', {
      description: `less than ${String(Math.floor(freeMemoryMiB))} MiB of memory free for 15 minutes; look at the number of connections first`,
      metricName: 'FreeableMemory',
      threshold: Math.floor(freeMemoryMiB * BYTES_PER_MIB),
      comparison: 'LessThanThreshold',
    }),
    ...(maximumConnections === undefined
      ? []
      : [
          alarm(instance, 'connections', 'page', {
            description: `more than ${String(connectionsPercent)} % of ${String(maximumConnections)} connections in use; clients are refused at the end: look for a pool that leaks`,
            metricName: 'DatabaseConnections',
            threshold: Math.floor((maximumConnections * connectionsPercent) / 100),
            comparison: 'GreaterThanThreshold',
            statistic: 'Maximum',
          }),
        ]),
  ];
}

/** RDS reports −1 while it does not replicate, and nothing at all when the instance is gone. */
function replicaAlarms(instance: AlarmedInstance): AlarmSpec[] {
  const { replicaLagSeconds = IDLE_REPLICA_LAG_SECONDS } = instance.thresholds;
  return [
    alarm(instance, 'replica-lag', 'page', {
      description: `more than ${String(replicaLagSeconds)} s behind its source; a promotion would lose them: look at the source's load and at the line between the Regions`,
      metricName: 'ReplicaLag',
      threshold: replicaLagSeconds,
      comparison: 'GreaterThanThreshold',
    }),
    alarm(instance, 'replication-stopped', 'page', {
      description: `does not replicate; look at the instance's events and at its source`,
      metricName: 'ReplicaLag',
      threshold: 0,
      comparison: 'LessThanThreshold',
      statistic: 'Maximum',
      treatMissingData: 'breaching',
    }),
  ];
}

/** A replica that is gone, or far away, lets logs pile up on a PostgreSQL source until its storage is full. */
function slotAlarms(instance: AlarmedInstance): AlarmSpec[] {
  const { thresholds, allocatedStorageGiB = ASSUMED_STORAGE_GIB } = instance;
  const { replicationSlotLagGiB = allocatedStorageGiB / 10, transactionLogsGiB = allocatedStorageGiB / 5 } = thresholds;
  return [
    alarm(instance, 'replication-slot-lag', 'page', {
      description: `keeps more than ${String(replicationSlotLagGiB)} GiB of changes for a replica that does not fetch them; look at the replica first`,
      metricName: 'OldestReplicationSlotLag',
      threshold: replicationSlotLagGiB * BYTES_PER_GIB,
      comparison: 'GreaterThanThreshold',
      statistic: 'Maximum',
      // Reported only where there is a replica.
      treatMissingData: 'notBreaching',
    }),
    alarm(instance, 'transaction-logs', 'ticket', {
      description: `transaction logs take more than ${String(transactionLogsGiB)} GiB; look for a replication slot that nobody reads`,
      metricName: 'TransactionLogsDiskUsage',
      threshold: transactionLogsGiB * BYTES_PER_GIB,
      comparison: 'GreaterThanThreshold',
      statistic: 'Maximum',
    }),
  ];
}

function alarm(
  { identifier, pages }: AlarmedInstance,
  id: string,
  severity: AlarmSpec['severity'],
  { description, ...watch }: Watch,
): AlarmSpec {
  return {
    id,
    description: `${identifier}: ${description}`,
    severity: pages ? severity : 'ticket',
    namespace: 'AWS/RDS',
    dimensions: { DBInstanceIdentifier: identifier },
    statistic: 'Average',
    periodSeconds: 300,
    evaluationPeriods: 3,
    treatMissingData: 'missing',
    ...watch,
  };
}
