export { checkNetwork } from './check-network';
export { connect } from './connect';
export type { Scheme, WebTierNetwork } from './network-props';
export { loadBalancerSubnets } from './network-props';
