export { callersAccount } from './account';
export type { Account, ClientClass, ClientSettings } from './account';
export { isSound } from './check';
export type { Check, Finding, FindingStatus, NamedFinding, Subject } from './check';
export { lookAt } from './look-at';
export { preflightChecks } from './preflight';
export type { LookUp } from './preflight';
export { verifyChecks } from './verify';
