import type { AlarmSpec } from '@etops/contracts';

/** Resources that the alarms of an export watch. */
export interface ExportAlarmInputs {
  /** Identifier of the database. */
  readonly identifier: string;
  readonly stateMachineArn: string;
  readonly scheduleGroup: string;
}

/**
 * Returns the alarms of an export. A failed export notifies its topic; the alarms also go off if that is impossible, or
 * if the export never started.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/procedure-cw-metrics.html (checked 2026-11-23)
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/monitoring-cloudwatch.html (checked 2026-11-23)
 */
export function exportAlarms({ identifier, stateMachineArn, scheduleGroup }: ExportAlarmInputs): readonly AlarmSpec[] {
  const alarm = (
    id: string,
    problem: string,
    metric: Pick<AlarmSpec, 'namespace' | 'metricName' | 'dimensions'>,
  ): AlarmSpec => ({
    id,
    description: `${identifier}: ${problem}`,
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
      'a snapshot export failed: check the notification or the execution history',
      execution('ExecutionsFailed'),
    ),
    alarm(
      'export-timed-out',
      'a snapshot export timed out: check the export task first',
      execution('ExecutionsTimedOut'),
    ),
    alarm('export-not-started', 'the schedule could not start a snapshot export: check its role and its target', {
      namespace: 'AWS/Scheduler',
      metricName: 'TargetErrorCount',
      dimensions: { ScheduleGroup: scheduleGroup },
    }),
  ];
}
