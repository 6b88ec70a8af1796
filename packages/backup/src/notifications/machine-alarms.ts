import type { AlarmSpec } from '@etops/contracts';

/** Metrics of Step Functions about runs that did not succeed, by the end of the alarm's id. */
const METRICS = { failed: 'ExecutionsFailed', 'timed-out': 'ExecutionsTimedOut' } as const;

/**
 * Returns alarms about runs of a state machine that failed or timed out. They notice runs that end before they can notify
 * a topic: Step Functions itself ends a run whose payload or history is too large, and no state catches that.
 *
 * @param machine first part of the alarms' ids
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/procedure-cw-metrics.html
 */
export function failedRunAlarms(machine: string, stateMachineArn: string): readonly AlarmSpec[] {
  return Object.entries(METRICS).map(([end, metricName]): AlarmSpec => ({
    id: `${machine}-${end}`,
    description: `A run of ${stateMachineArn.replace(/^.*:/, '')} ${end.replace('-', ' ')}: read its history`,
    severity: 'ticket',
    namespace: 'AWS/States',
    metricName,
    dimensions: { StateMachineArn: stateMachineArn },
    statistic: 'Sum',
    periodSeconds: 300,
    evaluationPeriods: 1,
    threshold: 0,
    comparison: 'GreaterThanThreshold',
    treatMissingData: 'notBreaching',
  }));
}

/** Returns alarms of a schedule with the machine in their ids: `warm-pool-starts-lost`, for example. */
export function withMachine(machine: string, alarms: readonly AlarmSpec[] = []): readonly AlarmSpec[] {
  return alarms.map((alarm) => ({
    ...alarm,
    id: `${machine}-${alarm.id}`,
    name: `${machine}-${alarm.name ?? alarm.id}`,
  }));
}
