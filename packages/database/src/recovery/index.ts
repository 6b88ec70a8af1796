export { checkPromotion } from './check-promotion';
export { planRecovery, planRecoveryPoints } from './plan-recovery';
export type { RecoveryState } from './plan-recovery';
export { resolvePromotion } from './promotion-props';
export type { PromotionProps, ReplicaRole } from './promotion-props';
