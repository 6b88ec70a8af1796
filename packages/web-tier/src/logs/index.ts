export { checkLogs } from './check-logs';
export { installJournalService } from './journal-service';
export { logFiles, logGroupName } from './log-files';
export type { ServerLogFile, ServerLogs } from './logs-props';
export { resolveLogs } from './logs-props';
export { renderServerLogs } from './render-server-logs';
