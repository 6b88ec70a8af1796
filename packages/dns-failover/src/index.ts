export { FailoverAlarms } from './alarms';
export type { AlarmActions, AlarmSource, FailoverAlarmsProps, MetricRef } from './alarms';
export { DnsFailover } from './dns-failover';
export type { DnsFailoverProps } from './dns-failover';
export type {
  CalculatedCheck,
  CheckSettings,
  EndpointCheck,
  HealthCheckSettings,
  PlannedCheck,
  SwitchCheck,
} from './health-checks';
export type { CheckerRegion } from './limits';
export {
  allSituations,
  canServe,
  endpointsOf,
  isCheckHealthy,
  observationsOf,
  resolve,
  trafficModel,
  treeOf,
  truthTable,
} from './model';
export type {
  Answer,
  Condition,
  DnsTree,
  Endpoint,
  FailoverRouting,
  MetricCheck,
  Observations,
  Outcome,
  Question,
  SiteId,
  SiteShare,
  Situation,
  Target,
  TrafficShare,
  TreeCheck,
  TreeRecord,
  TruthTable,
  TruthTableRow,
  WeightedRouting,
} from './model';
export { dnsPolicies, healthChecksSound, recordTreesSound } from './policies';
export { planRecords, weightsOf } from './records';
export type {
  FailoverSettings,
  PlannedRecord,
  PlannedRouting,
  PlannedTarget,
  RecordPlan,
  Traffic,
  TrafficSettings,
  Weights,
} from './records';
export { failoverCapabilities } from './recovery';
export type {
  AwsSite,
  FailoverMode,
  HostedZoneRef,
  LastResort,
  OnPremisesData,
  OnPremisesSite,
  Sites,
  SiteSettings,
} from './sites';
export { switchIds, switchProtection, switchRef } from './switches';
export type { SwitchId, SwitchProtectionOptions, SwitchRef } from './switches';
