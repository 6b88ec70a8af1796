export { stackTable } from './stack-table';
export type { StackSummary } from './stack-table';
