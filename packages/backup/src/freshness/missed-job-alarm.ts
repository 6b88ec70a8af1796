import type { AlarmSpec } from '@etops/contracts';

/** Metric that has a value of 1 or more for each completed job, and the hours within which one is due. */
export interface MissedJobAlarm extends Pick<AlarmSpec, 'id' | 'name' | 'description' | 'namespace' | 'metricName'> {
  /** Dimensions of the metric. */
  readonly dimensions: Readonly<Record<string, string>>;
  /** Hours without a completed job after which the alarm goes off; 1 to 168. */
  readonly hours: number;
}

/**
 * Returns an alarm that goes off if a metric has had no value of 1 or more for a number of hours.
 *
 * AWS Backup publishes no zeros: a missed job is missing data, which therefore counts as breaching. The alarm also is in
 * ALARM until the first job is complete.
 */
export function missedJobAlarm({ hours, ...metric }: MissedJobAlarm): AlarmSpec {
  return {
    ...metric,
    severity: 'ticket',
    statistic: 'Sum',
    periodSeconds: 3600,
    evaluationPeriods: hours,
    threshold: 1,
    comparison: 'LessThanThreshold',
    treatMissingData: 'breaching',
  };
}
