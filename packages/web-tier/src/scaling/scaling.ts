import type { AutoscalingGroup } from '@cdktf/provider-aws/lib/autoscaling-group';
import { AutoscalingPolicy } from '@cdktf/provider-aws/lib/autoscaling-policy';
import { AutoscalingSchedule } from '@cdktf/provider-aws/lib/autoscaling-schedule';
import type { Construct } from 'constructs';
import type { Scaling, ScheduledAction } from './scaling-props';

/** Value of a scheduled action that changes nothing. The provider sends 0 for an omitted one. */
const UNCHANGED = -1;

/** Time by which predictive scaling starts a server ahead of the forecast load. */
const SCHEDULING_BUFFER_SECONDS = '300';

/** Settings of the scaling policies and the group they belong to. */
export interface ScalingConfig {
  readonly settings: Required<Scaling>;
  readonly group: Pick<AutoscalingGroup, 'name'>;
  /** Load balancer and target group whose requests are counted, as `<load balancer suffix>/<target group suffix>`. */
  readonly resourceLabel: string;
}

/** Renders target tracking on requests and on CPU, scheduled actions, and predictive scaling. */
export function renderScaling(scope: Construct, { settings, group, resourceLabel }: ScalingConfig): void {
  const { requestsPerServerPerMinute, cpuPercent, scheduledActions, predictive } = settings;
  const autoscalingGroupName = group.name;
  const common = { autoscalingGroupName, policyType: 'TargetTrackingScaling' };
  new AutoscalingPolicy(scope, 'scaling-requests', {
    ...common,
    name: 'requests',
    targetTrackingConfiguration: {
      targetValue: requestsPerServerPerMinute,
      predefinedMetricSpecification: { predefinedMetricType: 'ALBRequestCountPerTarget', resourceLabel },
    },
  });
  new AutoscalingPolicy(scope, 'scaling-cpu', {
    ...common,
    name: 'cpu',
    targetTrackingConfiguration: {
      targetValue: cpuPercent,
      predefinedMetricSpecification: { predefinedMetricType: 'ASGAverageCPUUtilization' },
    },
  });
  for (const action of scheduledActions) {
    renderScheduledAction(scope, autoscalingGroupName, action);
  }
  if (predictive !== 'off') {
    renderPredictiveScaling(scope, autoscalingGroupName, { cpuPercent, predictive });
  }
}

function renderScheduledAction(
  scope: Construct,
  autoscalingGroupName: string,
  { name, recurrence, timeZone = 'Etc/UTC', minSize }: ScheduledAction,
): void {
  new AutoscalingSchedule(scope, `schedule-${name}`, {
    autoscalingGroupName,
    scheduledActionName: name,
    recurrence,
    timeZone,
    minSize,
    maxSize: UNCHANGED,
    desiredCapacity: UNCHANGED,
  });
}

function renderPredictiveScaling(
  scope: Construct,
  autoscalingGroupName: string,
  { cpuPercent, predictive }: Pick<Required<Scaling>, 'cpuPercent' | 'predictive'>,
): void {
  new AutoscalingPolicy(scope, 'scaling-predictive', {
    autoscalingGroupName,
    name: 'predictive',
    policyType: 'PredictiveScaling',
    predictiveScalingConfiguration: {
      mode: predictive === 'forecast-and-scale' ? 'ForecastAndScale' : 'ForecastOnly',
      maxCapacityBreachBehavior: 'HonorMaxCapacity',
      schedulingBufferTime: SCHEDULING_BUFFER_SECONDS,
      metricSpecification: {
        targetValue: cpuPercent,
        predefinedMetricPairSpecification: { predefinedMetricType: 'ASGCPUUtilization' },
      },
    },
  });
}
