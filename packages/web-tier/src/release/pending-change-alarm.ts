import type { AlarmSpec } from '@etops/contracts';

/** Namespace of the metric. */
export const RELEASE_NAMESPACE = 'Etops/Release';

/** Name of the metric: 1 while a change of the launch template waits for a release, else 0. */
export const PENDING_CHANGE_METRIC = 'PendingTemplateChange';

/** Returns the dimensions of the metric. */
export function pendingChangeDimensions(autoScalingGroupName: string): Readonly<Record<string, string>> {
  return { AutoScalingGroupName: autoScalingGroupName };
}

/** Returns the alarm on a change of the launch template that no release has brought to the servers for a day. */
export function pendingChangeAlarm(autoScalingGroupName: string): AlarmSpec {
  return {
    id: 'template-change-is-pending',
    description:
      'For a day, servers have run without a change that Terraform applied to the launch template, or the check has not run: ' +
      'release the image that the pointer names',
    severity: 'ticket',
    namespace: RELEASE_NAMESPACE,
    metricName: PENDING_CHANGE_METRIC,
    dimensions: pendingChangeDimensions(autoScalingGroupName),
    statistic: 'Maximum',
    periodSeconds: 3600,
    evaluationPeriods: 24,
    threshold: 0,
    comparison: 'GreaterThanThreshold',
    treatMissingData: 'breaching',
  };
}
