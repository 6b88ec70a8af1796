import type { ProblemList } from '@etops/foundation';
import { checkLogRetention, checkWholeNumber } from '@etops/foundation';
import type { FlowLogOptions } from './flow-logs-props';

/** Checks the retention of flow logs at their destination. */
export function checkFlowLogs(problems: ProblemList, path: string, flowLogs: FlowLogOptions['flowLogs']): void {
  if (flowLogs === undefined || flowLogs === 'none') {
    return;
  }
  const { destination, retentionDays } = flowLogs;
  const daysPath = `${path}.retentionDays`;
  const code = 'NETWORK_FLOW_LOG_RETENTION';
  problems.literal(`${path}.destination`, destination);
  if (destination === 's3') {
    checkWholeNumber(problems, daysPath, retentionDays, { min: 1, max: Infinity }, { code, unit: 'days', example: 90 });
  } else {
    checkLogRetention(problems, daysPath, retentionDays, { code });
  }
}
