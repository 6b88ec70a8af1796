export { checkScaling } from './check-scaling';
export { renderScaling } from './scaling';
export type { Scaling, ScheduledAction } from './scaling-props';
export { resolveScaling } from './scaling-props';
