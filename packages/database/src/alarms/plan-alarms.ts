import type { AlarmSpec, DatabaseEngine } from '@etops/contracts';
import { BYTES_PER_GIB, BYTES_PER_MIB } from '../limits';
import type { ReplicaRole } from '../recovery';
import type { DatabaseAlarmThresholds } from './alarm-thresholds';

/** Properties of an instance that its alarms are derived from. */
export interface AlarmInputs {
  readonly identifier: string;
  readonly engine: DatabaseEngine;
  readonly role: ReplicaRole;
  /** Whether urgent alarms page on-call, instead of opening a ticket. */
  readonly pages: boolean;
  /** `undefined` if unknown; there is then no alarm on connections. */
  readonly maximumConnections: number | undefined;
  readonly thresholds: Required<DatabaseAlarmThresholds>;
}

type Alarm = Pick<AlarmSpec, 'severity' | 'metricName' | 'threshold' | 'comparison' | 'description'> &
  Partial<Pick<AlarmSpec, 'statistic' | 'treatMissingData'>>;

/**
 * Plans the alarms of an instance. RDS publishes no metric of failed backups: they arrive as RDS events.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-metrics.html (checked 2026-11-22)
 */
export function planAlarms(inputs: AlarmInputs): readonly AlarmSpec[] {
  const { engine, role } = inputs;
  const alarms: Readonly<Record<string, Alarm>> = {
    ...resourceAlarms(inputs),
    ...(role === 'replica' ? replicaAlarms(inputs) : {}),
    ...(role === 'primary' && engine === 'postgres' ? replicationSlotAlarms(inputs) : {}),
  };
  return Object.entries(alarms).map(([id, alarm]) => alarmSpec(inputs, id, alarm));
}

function resourceAlarms({ thresholds, maximumConnections }: AlarmInputs): Record<string, Alarm> {
  const { cpuPercent, freeStorageGiB, freeMemoryMiB, connectionsPercent } = thresholds;
  return {
    cpu: {
      severity: 'ticket',
      description: `CPU above ${String(cpuPercent)} % for 15 minutes: check the most expensive SQL statements first`,
      metricName: 'CPUUtilization',
      threshold: cpuPercent,
      comparison: 'GreaterThanThreshold',
    },
    'free-storage': {
      severity: 'page',
      description: `less than ${String(freeStorageGiB)} GiB of storage free, and the instance stops when storage is full: increase the storage, then check logs and replication slots`,
      metricName: 'FreeStorageSpace',
      threshold: freeStorageGiB * BYTES_PER_GIB,
      comparison: 'LessThanThreshold',
      statistic: 'Minimum',
    },
    'free-memory': {
      severity: 'ticket',
      description: `less than ${String(Math.floor(freeMemoryMiB))} MiB of memory free for 15 minutes: check the number of connections first`,
      metricName: 'FreeableMemory',
      threshold: Math.floor(freeMemoryMiB * BYTES_PER_MIB),
      comparison: 'LessThanThreshold',
    },
    ...(maximumConnections === undefined
      ? {}
      : {
          connections: {
            severity: 'page',
            description: `more than ${String(connectionsPercent)} % of ${String(maximumConnections)} connections in use, and RDS rejects clients above the maximum: check for connection leaks`,
            metricName: 'DatabaseConnections',
            threshold: Math.floor((maximumConnections * connectionsPercent) / 100),
            comparison: 'GreaterThanThreshold',
            statistic: 'Maximum',
          },
        }),
  };
}

/** Returns the alarms of a replica. RDS reports −1 while replication is stopped, and no data if the instance does not exist. */
function replicaAlarms({ thresholds: { replicaLagSeconds } }: AlarmInputs): Record<string, Alarm> {
  return {
    'replica-lag': {
      severity: 'page',
      description: `more than ${String(replicaLagSeconds)} s behind its source, and a promotion would lose these changes: check the load of the source and the network between the Regions`,
      metricName: 'ReplicaLag',
      threshold: replicaLagSeconds,
      comparison: 'GreaterThanThreshold',
    },
    'replication-stopped': {
      severity: 'page',
      description: 'replication has stopped: check the events of the instance and its source',
      metricName: 'ReplicaLag',
      threshold: 0,
      comparison: 'LessThanThreshold',
      statistic: 'Maximum',
      treatMissingData: 'breaching',
    },
  };
}

/** Returns the alarms of a PostgreSQL source, which keeps logs for its replica until the storage is full. */
function replicationSlotAlarms({ thresholds }: AlarmInputs): Record<string, Alarm> {
  const { replicationSlotLagGiB, transactionLogsGiB } = thresholds;
  return {
    'replication-slot-lag': {
      severity: 'page',
      description: `more than ${String(replicationSlotLagGiB)} GiB of changes retained for a replica that does not fetch them: check the replica first`,
      metricName: 'OldestReplicationSlotLag',
      threshold: replicationSlotLagGiB * BYTES_PER_GIB,
      comparison: 'GreaterThanThreshold',
      statistic: 'Maximum',
      // Published only if there is a replica.
      treatMissingData: 'notBreaching',
    },
    'transaction-logs': {
      severity: 'ticket',
      description: `transaction logs use more than ${String(transactionLogsGiB)} GiB: check for a replication slot without a consumer`,
      metricName: 'TransactionLogsDiskUsage',
      threshold: transactionLogsGiB * BYTES_PER_GIB,
      comparison: 'GreaterThanThreshold',
      statistic: 'Maximum',
    },
  };
}

function alarmSpec(
  { identifier, pages }: AlarmInputs,
  id: string,
  { description, severity, ...alarm }: Alarm,
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
    ...alarm,
  };
}
