export { planEnvironments } from './plan/plan-environments';
export type { EnvironmentPlanProps, ReservedRange } from './plan/plan-environments';
export { planSubnets } from './plan/plan-subnets';
export type { PlannedSubnet, SubnetPlan, SubnetPlanProps } from './plan/plan-subnets';
export type { TierKind, TierProps } from './plan/tiers';
