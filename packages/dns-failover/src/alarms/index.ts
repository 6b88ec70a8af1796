export { certificateMetric, endpointAlarms, regionalAlarms } from './alarm-specs';
export type { MetricRef } from './alarm-specs';
export { FailoverAlarms } from './failover-alarms';
export type { AlarmActions, AlarmSource, FailoverAlarmsProps } from './failover-alarms-props';
