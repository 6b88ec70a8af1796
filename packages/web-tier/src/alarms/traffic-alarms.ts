import type { AlarmSpec } from '@etops/contracts';
import type { AlarmInputs } from './alarm-inputs';
import { common } from './alarm-inputs';

/** Returns the alarms on requests and on healthy servers. */
export function trafficAlarms({ loadBalancer, targetGroup, thresholds }: AlarmInputs): AlarmSpec[] {
  const namespace = 'AWS/ApplicationELB';
  const balancer = { namespace, dimensions: { LoadBalancer: loadBalancer } };
  const targets = { namespace, dimensions: { LoadBalancer: loadBalancer, TargetGroup: targetGroup } };
  return [
    {
      ...common,
      ...targets,
      id: 'servers-return-errors',
      description: 'Servers return 5xx: check the last release, then the database',
      severity: 'page',
      metricName: 'HTTPCode_Target_5XX_Count',
      percentOfMetric: 'RequestCount',
      statistic: 'Sum',
      threshold: thresholds.errorPercent,
    },
    {
      ...common,
      ...balancer,
      id: 'load-balancer-returns-errors',
      description: 'The load balancer itself returns 5xx: no server accepted the request, or none responded in time',
      severity: 'page',
      metricName: 'HTTPCode_ELB_5XX_Count',
      percentOfMetric: 'RequestCount',
      statistic: 'Sum',
      threshold: thresholds.errorPercent,
    },
    {
      ...common,
      ...targets,
      id: 'responses-are-slow',
      description: 'One request in twenty is too slow: check CPU, the database and the shared files',
      severity: 'page',
      metricName: 'TargetResponseTime',
      statistic: 'p95',
      evaluationPeriods: 5,
      threshold: thresholds.latencySeconds,
    },
    {
      ...common,
      ...balancer,
      id: 'connections-are-rejected',
      description: 'The load balancer rejects connections: it has reached its maximum number',
      severity: 'page',
      metricName: 'RejectedConnectionCount',
      statistic: 'Sum',
      threshold: 0,
    },
    {
      ...common,
      ...targets,
      id: 'no-server-is-healthy',
      description: 'No server is healthy: the site is down in this Region',
      severity: 'page',
      metricName: 'HealthyHostCount',
      statistic: 'Maximum',
      comparison: 'LessThanThreshold',
      threshold: 1,
      treatMissingData: 'breaching',
    },
    {
      ...common,
      ...targets,
      id: 'servers-stay-unhealthy',
      description: 'A server has been unhealthy for ten minutes and was not replaced by a healthy one: check its boot',
      severity: 'ticket',
      metricName: 'UnHealthyHostCount',
      statistic: 'Maximum',
      evaluationPeriods: 10,
      threshold: 0,
    },
  ];
}
