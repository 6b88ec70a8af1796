export { planRecords } from './plan-records';
export type { PlannedRecord, PlannedRouting, PlannedTarget, RecordPlan } from './plan-records';
export { renderRecords } from './records';
export type { FailoverSettings } from './records-props';
export { checkTraffic, weightsOf } from './traffic';
export type { Traffic, TrafficSettings, Weights } from './traffic';
