export { checkHealthChecks } from './check-health-checks';
export { renderHealthChecks } from './health-checks';
export { resolveChecks } from './health-checks-props';
export type { CheckSettings, HealthCheckSettings } from './health-checks-props';
export { addressId, eligibilityCheckId, planHealthChecks } from './plan-health-checks';
export type { CalculatedCheck, EndpointCheck, PlannedCheck, SwitchCheck } from './plan-health-checks';
