export { checkFlowLogs } from './check-flow-logs';
export { FlowLogs } from './flow-logs';
export type { FlowLogOptions, FlowLogsProps } from './flow-logs-props';
