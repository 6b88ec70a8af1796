export { checkNetworkAcls } from './check-network-acls';
export { renderNetworkAcls } from './network-acls';
export type { NetworkAclOptions, NetworkAclRule, NetworkAclRules } from './network-acls-props';
