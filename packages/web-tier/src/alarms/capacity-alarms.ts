import type { AlarmSpec } from '@etops/contracts';
import type { AlarmInputs } from './alarm-inputs';
import { common } from './alarm-inputs';

/** Returns the alarms on the number of servers, in service and in the warm pool. */
export function capacityAlarms({ autoScalingGroup, hasWarmPool, canGrow }: AlarmInputs): AlarmSpec[] {
  const group = {
    ...common,
    severity: 'ticket',
    namespace: 'AWS/AutoScaling',
    dimensions: { AutoScalingGroupName: autoScalingGroup },
    statistic: 'Average',
    evaluationPeriods: 30,
    comparison: 'LessThanThreshold',
    threshold: 100,
    treatMissingData: 'breaching',
  } as const;
  return [
    {
      ...group,
      id: 'servers-missing',
      name: 'servers-are-missing',
      description:
        'The group has fewer servers in service than it wants, for half an hour: read its activity history for quotas, images, keys and failed boots',
      metricName: 'GroupInServiceInstances',
      percentOfMetric: 'GroupDesiredCapacity',
    },
    ...(canGrow
      ? [
          {
            ...group,
            id: 'at-maximum',
            name: 'group-is-at-its-maximum',
            description: 'The group wants as many servers as it may have, and cannot grow: raise capacity.maxSize',
            metricName: 'GroupDesiredCapacity',
            percentOfMetric: 'GroupMaxSize',
            comparison: 'GreaterThanOrEqualToThreshold' as const,
            evaluationPeriods: 15,
            treatMissingData: 'notBreaching' as const,
          },
        ]
      : []),
    ...(hasWarmPool
      ? [
          {
            ...group,
            id: 'warm-pool-not-ready',
            name: 'warm-pool-is-not-ready',
            description:
              'The warm pool has fewer prepared servers than it wants, for half an hour: a failover would take longer. Read the activity history of the group',
            severity: 'page' as const,
            metricName: 'WarmPoolWarmedCapacity',
            percentOfMetric: 'WarmPoolDesiredCapacity',
          },
        ]
      : []),
  ];
}
