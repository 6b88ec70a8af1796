import type { ProblemList } from '@etops/foundation';
import { LOG_RETENTION_DAYS } from '../limits';
import type { FlowLogOptions } from './flow-logs-props';

/** Checks the retention of flow logs at their destination. */
export function checkFlowLogs(problems: ProblemList, path: string, flowLogs: FlowLogOptions['flowLogs']): void {
  if (flowLogs === undefined || flowLogs === 'none' || flowLogs.retentionDays === undefined) {
    return;
  }
  const { destination, retentionDays } = flowLogs;
  problems.require(
    destination === 's3'
      ? Number.isInteger(retentionDays) && retentionDays >= 1
      : LOG_RETENTION_DAYS.includes(retentionDays),
    'NETWORK_FLOW_LOG_RETENTION',
    () =>
      `${path}.retentionDays must be ${destination === 's3' ? 'a whole number of 1 or more' : 'a retention period of CloudWatch Logs'}, ` +
      `got ${String(retentionDays)}; use ${String(LOG_RETENTION_DAYS.find((days) => days >= retentionDays) ?? LOG_RETENTION_DAYS.at(-1))}, for example`,
  );
}
