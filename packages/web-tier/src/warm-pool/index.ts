export { bootStatements } from './boot-permissions';
export { installBootService } from './boot-service';
export type { BootHook, BootService } from './boot-service';
export { checkWarmPool } from './check-warm-pool';
export { bootHookOf, renderBootHook, renderWarmPool, WARM_POOL_METRICS, WITHOUT_RESERVATION } from './warm-pool';
export type { WarmPoolProps } from './warm-pool-props';
export { resolveWarmPool } from './warm-pool-props';
