import type { AlarmSpec } from '@etops/contracts';
import { AGENT_METRICS, AGENT_NAMESPACE, agentDimensions } from '../cloudwatch-agent';
import type { AlarmInputs } from './alarm-inputs';
import { common } from './alarm-inputs';

const BYTES_PER_MEGABIT = 125_000;

/** Returns the alarms on CPU, network, memory and disk of the servers. */
export function serverAlarms({ autoScalingGroup, thresholds }: AlarmInputs): AlarmSpec[] {
  const server = { ...common, severity: 'ticket', evaluationPeriods: 10 } as const;
  const dimensions = agentDimensions(autoScalingGroup);
  return [
    {
      ...server,
      id: 'cpu-stays-high',
      description:
        'CPU utilization stays above the target of Auto Scaling: the group is at its maximum, or cannot start servers',
      namespace: 'AWS/EC2',
      metricName: 'CPUUtilization',
      dimensions,
      statistic: 'Average',
      threshold: thresholds.cpuPercent,
    },
    {
      ...server,
      id: 'network-is-nearly-saturated',
      description: 'Servers send nearly as much as their instance type can: use a larger type, or more servers',
      namespace: 'AWS/EC2',
      metricName: 'NetworkOut',
      dimensions,
      statistic: 'Average',
      threshold: thresholds.networkMbps * BYTES_PER_MEGABIT * common.periodSeconds,
    },
    {
      ...server,
      id: 'memory-is-nearly-full',
      description: 'A server is short of memory, or no agent reports metrics',
      namespace: AGENT_NAMESPACE,
      metricName: AGENT_METRICS.memory,
      dimensions,
      statistic: 'Maximum',
      threshold: thresholds.memoryPercent,
      treatMissingData: 'breaching',
    },
    {
      ...server,
      id: 'disk-is-nearly-full',
      description: "A server's root volume is filling up, or no agent reports metrics",
      namespace: AGENT_NAMESPACE,
      metricName: AGENT_METRICS.disk,
      dimensions,
      statistic: 'Maximum',
      threshold: thresholds.diskPercent,
      treatMissingData: 'breaching',
    },
  ];
}
