export { Certificate } from './certificate';
export { checkDomain } from './check-domain';
export type { Domain } from './domain-props';
export { resolveDomain } from './domain-props';
export { renderOriginRecord } from './origin-record';
