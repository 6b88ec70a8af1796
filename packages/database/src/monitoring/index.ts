export { checkMonitoring } from './check-monitoring';
export { logParameters } from './engine-logs';
export type { DatabaseLog, InstanceMonitoring } from './instance-monitoring';
export { monitoringConfig } from './monitoring-config';
