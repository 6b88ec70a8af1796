export { resolveAlarmThresholds } from './alarm-thresholds';
export type { DatabaseAlarmThresholds } from './alarm-thresholds';
export { checkAlarmThresholds, checkThresholdsFit } from './check-alarm-thresholds';
export { planAlarms } from './plan-alarms';
export type { AlarmInputs } from './plan-alarms';
