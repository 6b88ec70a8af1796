import type { AlarmSpec } from '@etops/contracts';

/** What all alarms of absence have in common: so many hours, one after the other, without a sign of life. */
export interface Silence {
  readonly id: string;
  readonly description: string;
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions: Readonly<Record<string, string>>;
  /** 1 to 168. */
  readonly hours: number;
}

/**
 * An alarm that rings when a metric has had no value of 1 or more for so many hours.
 *
 * AWS Backup reports no zeros, so that silence is missing data, which counts as breaching. It also rings before the very
 * first sign of life.
 */
export function silenceAlarm({ hours, ...silence }: Silence): AlarmSpec {
  return {
    ...silence,
    severity: 'ticket',
    statistic: 'Sum',
    periodSeconds: 3600,
    evaluationPeriods: hours,
    threshold: 1,
    comparison: 'LessThanThreshold',
    treatMissingData: 'breaching',
  };
}
