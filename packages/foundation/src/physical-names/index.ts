export { checkNames } from './check-names';
export { uniqueNames } from './unique-names';
export type { NameScope, UniqueName } from './unique-names';
