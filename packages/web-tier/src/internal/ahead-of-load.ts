import type { AutoscalingGroup } from '@cdktf/provider-aws/lib/autoscaling-group';
import { AutoscalingPolicy } from '@cdktf/provider-aws/lib/autoscaling-policy';
import { AutoscalingSchedule } from '@cdktf/provider-aws/lib/autoscaling-schedule';
import type { Construct } from 'constructs';
import type { WebTierSettings } from './settings';

/** In a scheduled action: leave as it is. Left out, the provider sends 0. */
const UNCHANGED = -1;

/** A server is asked for so many seconds before the forecast wants it. */
const AHEAD_SECONDS = '300';

/** Adds servers before load comes: at set times, or by a forecast. */
export function scaleAhead(scope: Construct, { scaling }: WebTierSettings, group: AutoscalingGroup): void {
  for (const { name, recurrence, timeZone = 'Etc/UTC', minimum } of scaling.schedule) {
    new AutoscalingSchedule(scope, `schedule-${name}`, {
      autoscalingGroupName: group.name,
      scheduledActionName: name,
      recurrence,
      timeZone,
      minSize: minimum,
      maxSize: UNCHANGED,
      desiredCapacity: UNCHANGED,
    });
  }
  if (scaling.predictive !== 'off') {
    new AutoscalingPolicy(scope, 'scaling-predictive', {
      autoscalingGroupName: group.name,
      name: 'predictive',
      policyType: 'PredictiveScaling',
      predictiveScalingConfiguration: {
        mode: scaling.predictive === 'scale' ? 'ForecastAndScale' : 'ForecastOnly',
        maxCapacityBreachBehavior: 'HonorMaxCapacity',
        schedulingBufferTime: AHEAD_SECONDS,
        metricSpecification: {
          targetValue: scaling.cpuPercent,
          predefinedMetricPairSpecification: { predefinedMetricType: 'ASGCPUUtilization' },
        },
      },
    });
  }
}
