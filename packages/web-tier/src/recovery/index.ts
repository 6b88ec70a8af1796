export { planRecovery } from './plan-recovery';
