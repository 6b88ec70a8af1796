export { checkNetwork } from './check-network';
export { connect } from './connect';
export type { WebTierNetwork } from './network-props';
