export type { WebTierAlarmThresholds } from './alarm-thresholds';
export { resolveAlarmThresholds } from './alarm-thresholds';
export { checkAlarms } from './check-alarms';
export { planAlarms } from './plan-alarms';
