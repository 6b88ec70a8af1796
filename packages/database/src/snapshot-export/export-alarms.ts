import type { AlarmSpec } from '@etops/contracts';

/** What the alarms of an export follow from. */
export interface AlarmedExport {
  /** Of the database. */
  readonly identifier: string;
  readonly stateMachineArn: string;
  readonly scheduleGroup: string;
}

/**
 * An export that fails tells its topic; these also ring when it cannot, or was never started.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/procedure-cw-metrics.html (checked 2026-11-23)
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/monitoring-cloudwatch.html (checked 2026-11-23)
 */
export function exportAlarms({ identifier, stateMachineArn, scheduleGroup }: AlarmedExport): readonly AlarmSpec[] {
  const alarm = (
    id: string,
    what: string,
    metric: Pick<AlarmSpec, 'namespace' | 'metricName' | 'dimensions'>,
  ): AlarmSpec => ({
    id,
    description: `${identifier}: ${what}`,
    severity: 'ticket',
    ...metric,
    statistic: 'Sum',
    periodSeconds: 300,
    evaluationPeriods: 1,
    threshold: 0,
    comparison: 'GreaterThanThreshold',
    treatMissingData: 'notBreaching',
  });
  const execution = (metricName: string) => ({
    namespace: 'AWS/States',
    metricName,
    dimensions: { StateMachineArn: stateMachineArn },
  });
  return [
    alarm(
      'export-failed',
      'a snapshot export failed; the notification, or the execution, says why',
      execution('ExecutionsFailed'),
    ),
    alarm(
      'export-timed-out',
      'a snapshot export ran out of time; look at the export task first',
      execution('ExecutionsTimedOut'),
    ),
    alarm('export-not-started', 'the schedule could not start a snapshot export; look at its role and its target', {
      namespace: 'AWS/Scheduler',
      metricName: 'TargetErrorCount',
      dimensions: { ScheduleGroup: scheduleGroup },
    }),
  ];
}
