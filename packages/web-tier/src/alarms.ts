import type { AlarmSpec } from '@etops/contracts';
import { AGENT_METRICS, AGENT_NAMESPACE, agentDimensions } from './agent-configuration';
import type { AlarmThresholds } from './alarm-thresholds';

/** What the alarms watch; ids and suffixes may be references. */
export interface Watched {
  readonly loadBalancer: string;
  readonly targetGroup: string;
  readonly autoScalingGroup: string;
  readonly fileSystemId: string;
  /** The copy of the files in another Region. Absent when there is none. */
  readonly replicaFileSystemId?: string;
  readonly thresholds: Required<AlarmThresholds>;
}

const BYTES_PER_MEGABIT = 125_000;

const GIB = 1024 ** 3;

/** About an hour of bursting at 50 MiB/s: a file system with elastic throughput reports no credits at all. */
const BURST_CREDITS = 180 * GIB;

/** What is common to most: three minutes in a row, and no data is no news. */
const usual = {
  periodSeconds: 60,
  evaluationPeriods: 3,
  comparison: 'GreaterThanThreshold',
  treatMissingData: 'notBreaching',
} as const;

/** The alarms of a web tier as data. */
export function alarmsOf(watched: Watched): readonly AlarmSpec[] {
  return [...trafficAlarms(watched), ...serverAlarms(watched), ...fileAlarms(watched)];
}

function trafficAlarms({ loadBalancer, targetGroup, thresholds }: Watched): AlarmSpec[] {
  const namespace = 'AWS/ApplicationELB';
  const balancer = { namespace, dimensions: { LoadBalancer: loadBalancer } };
  const targets = { namespace, dimensions: { LoadBalancer: loadBalancer, TargetGroup: targetGroup } };
  return [
    {
      ...usual,
      ...targets,
      id: 'server-errors',
      description: 'Servers answer with 5xx: look at the last release, then at the database',
      severity: 'page',
      metricName: 'HTTPCode_Target_5XX_Count',
      percentOfMetric: 'RequestCount',
      statistic: 'Sum',
      threshold: thresholds.errorPercent,
    },
    {
      ...usual,
      ...balancer,
      id: 'load-balancer-errors',
      description: 'The load balancer answers with 5xx itself: no server took the request, or none answered in time',
      severity: 'page',
      metricName: 'HTTPCode_ELB_5XX_Count',
      percentOfMetric: 'RequestCount',
      statistic: 'Sum',
      threshold: thresholds.errorPercent,
    },
    {
      ...usual,
      ...targets,
      id: 'latency',
      description: 'One request in twenty takes too long: look at CPU, the database and the shared files',
      severity: 'page',
      metricName: 'TargetResponseTime',
      statistic: 'p95',
      evaluationPeriods: 5,
      threshold: thresholds.latencySeconds,
    },
    {
      ...usual,
      ...balancer,
      id: 'rejected-connections',
      description: 'The load balancer turns clients away: it is at its limit of connections',
      severity: 'page',
      metricName: 'RejectedConnectionCount',
      statistic: 'Sum',
      threshold: 0,
    },
    {
      ...usual,
      ...targets,
      id: 'no-healthy-server',
      description: 'No server is healthy: the site is down in this Region',
      severity: 'page',
      metricName: 'HealthyHostCount',
      statistic: 'Maximum',
      comparison: 'LessThanThreshold',
      threshold: 1,
      treatMissingData: 'breaching',
    },
    {
      ...usual,
      ...targets,
      id: 'unhealthy-servers',
      description: 'A server has been unhealthy for ten minutes and is not replaced by a healthy one: look at its boot',
      severity: 'ticket',
      metricName: 'UnHealthyHostCount',
      statistic: 'Maximum',
      evaluationPeriods: 10,
      threshold: 0,
    },
  ];
}

function serverAlarms({ autoScalingGroup, thresholds }: Watched): AlarmSpec[] {
  const server = { ...usual, severity: 'ticket', evaluationPeriods: 10 } as const;
  const dimensions = agentDimensions(autoScalingGroup);
  return [
    {
      ...server,
      id: 'cpu',
      description:
        'CPU stays above what the autoscaler holds it to: the group is at its maximum, or cannot start servers',
      namespace: 'AWS/EC2',
      metricName: 'CPUUtilization',
      dimensions,
      statistic: 'Average',
      threshold: thresholds.cpuPercent,
    },
    {
      ...server,
      id: 'network',
      description: 'Servers send nearly what their instance type can: use a larger type, or more servers',
      namespace: 'AWS/EC2',
      metricName: 'NetworkOut',
      dimensions,
      statistic: 'Average',
      threshold: thresholds.networkMbps * BYTES_PER_MEGABIT * usual.periodSeconds,
    },
    {
      ...server,
      id: 'memory',
      description: 'A server is short of memory, or no agent reports any more',
      namespace: AGENT_NAMESPACE,
      metricName: AGENT_METRICS.memory,
      dimensions,
      statistic: 'Maximum',
      threshold: thresholds.memoryPercent,
      treatMissingData: 'breaching',
    },
    {
      ...server,
      id: 'disk',
      description: "A server's root volume fills up, or no agent reports any more",
      namespace: AGENT_NAMESPACE,
      metricName: AGENT_METRICS.disk,
      dimensions,
      statistic: 'Maximum',
      threshold: thresholds.diskPercent,
      treatMissingData: 'breaching',
    },
  ];
}

function fileAlarms({ fileSystemId, replicaFileSystemId, thresholds }: Watched): AlarmSpec[] {
  const files = {
    ...usual,
    severity: 'ticket',
    namespace: 'AWS/EFS',
    dimensions: { FileSystemId: fileSystemId },
    evaluationPeriods: 15,
  } as const;
  return [
    {
      ...files,
      id: 'files-io-limit',
      description: 'The shared files are near the operations that their performance mode allows',
      metricName: 'PercentIOLimit',
      statistic: 'Average',
      threshold: 80,
    },
    {
      ...files,
      id: 'files-burst-credits',
      description: 'The shared files use up their burst credits: change their throughput mode to elastic',
      metricName: 'BurstCreditBalance',
      statistic: 'Minimum',
      comparison: 'LessThanThreshold',
      threshold: BURST_CREDITS,
    },
    ...(replicaFileSystemId === undefined
      ? []
      : [
          {
            ...files,
            id: 'files-replication',
            description: 'The copy of the shared files in the other Region is older than was promised, or stands still',
            severity: 'page' as const,
            metricName: 'TimeSinceLastSync',
            dimensions: { FileSystemId: fileSystemId, DestinationFileSystemId: replicaFileSystemId },
            statistic: 'Maximum' as const,
            threshold: thresholds.replicationMinutes * 60,
            treatMissingData: 'breaching' as const,
          },
        ]),
  ];
}
