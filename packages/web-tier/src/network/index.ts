export { checkNetwork } from './check-network';
export { connect } from './connect';
export { SECURITY_GROUP_NAME_LENGTH } from './limits';
export type { WebTierNetwork } from './network-props';
