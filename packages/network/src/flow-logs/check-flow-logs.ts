import type { ProblemList } from '@etops/foundation';
import { checkLogRetention, checkWholeNumber, isToken, show } from '@etops/foundation';
import type { FlowLogOptions, FlowLogsProps } from './flow-logs-props';

const DESTINATIONS: readonly FlowLogsProps['destination'][] = ['cloud-watch-logs', 's3'];

/** Checks the retention of flow logs at their destination. */
export function checkFlowLogs(problems: ProblemList, path: string, flowLogs: FlowLogOptions['flowLogs']): void {
  if (flowLogs === undefined || flowLogs === 'none') {
    return;
  }
  if (typeof flowLogs !== 'object') {
    problems.add(
      'NETWORK_FLOW_LOGS',
      `${path} must be 'none' or an object, got ${show(flowLogs)}; use { destination: 's3' }, for example`,
    );
    return;
  }
  const { destination, retentionDays } = flowLogs;
  const daysPath = `${path}.retentionDays`;
  const code = 'NETWORK_FLOW_LOG_RETENTION';
  const known: string | undefined = problems.literal(`${path}.destination`, destination);
  problems.require(
    isToken(destination) || DESTINATIONS.some((one) => one === known),
    'NETWORK_FLOW_LOG_DESTINATION',
    () =>
      `${path}.destination must be one of ${DESTINATIONS.map(show).join(', ')}, got ${show(known)}; use 's3', for example`,
  );
  if (destination === 's3') {
    checkWholeNumber(problems, daysPath, retentionDays, { min: 1, max: Infinity }, { code, unit: 'days', example: 90 });
  } else {
    checkLogRetention(problems, daysPath, retentionDays, { code });
  }
}
