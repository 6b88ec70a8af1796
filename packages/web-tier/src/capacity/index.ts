export type { Capacity } from './capacity-props';
export { resolveCapacity } from './capacity-props';
export { checkCapacity } from './check-capacity';
