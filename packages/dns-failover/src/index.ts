export { DnsFailover } from './dns-failover';
export type { DnsFailoverProps } from './dns-failover';
export { planRecords } from './plan-records';
export type { PlannedCheck, PlannedRecord, PlannedRouting, PlannedTarget, RecordPlan } from './plan-records';
export { failoverCapabilities } from './recovery';
export type { AwsSite, CheckSettings, FailoverSettings, HostedZoneRef, OnPremisesSite, Sites } from './sites';
