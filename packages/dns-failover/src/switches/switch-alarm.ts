import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import type { EnvironmentRef } from '@etops/contracts';
import { ALARM_NAME_LENGTH, nameFor } from '@etops/foundation';
import type { Construct } from 'constructs';
import type { SwitchRef } from './switch-ref';

/**
 * Settings of a switch's alarm, which is in `ALARM` while the switch is on.
 *
 * They stay within what health checks support: standard resolution, a plain statistic, every datapoint counts. With
 * `Maximum` a published `1` counts even in a minute in which the parameter's `0` was published. Missing data change
 * nothing: the health check keeps its last status.
 */
export const SWITCH_ALARM = {
  statistic: 'Maximum',
  periodSeconds: 60,
  evaluationPeriods: 1,
  comparison: 'GreaterThanOrEqualToThreshold',
  threshold: 1,
  treatMissingData: 'missing',
} as const;

/** Status of a switch's health check while CloudWatch has no data. */
export const SWITCH_WITHOUT_DATA = 'LastKnownStatus';

/** A switch's alarm as its health checks see it. */
export interface SwitchAlarm {
  /** A reference, so that Terraform creates the check after the alarm. */
  readonly name: string;
  readonly region: string;
  /** The alarm's settings. Route 53 copies them once; a changed trigger makes it copy them again. */
  readonly triggers: Readonly<Record<string, string>>;
}

/** Creates the alarm of a switch. */
export function createSwitchAlarm(
  scope: Construct,
  id: string,
  { environment, failoverId, ref, description }: SwitchAlarmProps,
): SwitchAlarm {
  const { namespace, metricName, dimensions, region } = ref;
  const { comparison, periodSeconds, treatMissingData, ...rest } = SWITCH_ALARM;
  const settings = {
    namespace,
    metricName,
    comparisonOperator: comparison,
    period: periodSeconds,
    ...rest,
  };
  const alarm = new CloudwatchMetricAlarm(scope, id, {
    alarmName: nameFor(environment, `${failoverId}-${ref.id}-is-on`, { maxLength: ALARM_NAME_LENGTH.max }),
    alarmDescription: description,
    ...settings,
    dimensions: { ...dimensions },
    treatMissingData,
  });
  const triggers = { ...settings, ...dimensions, treatMissingData };
  return {
    name: alarm.alarmName,
    region,
    triggers: Object.fromEntries(Object.entries(triggers).map(([key, value]) => [key, String(value)])),
  };
}

interface SwitchAlarmProps {
  readonly environment: EnvironmentRef;
  readonly failoverId: string;
  readonly ref: SwitchRef;
  readonly description: string;
}
