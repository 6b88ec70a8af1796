export { checkWebAcl } from './check-web-acl';
export { WebAcl } from './web-acl';
export type { ManagedRuleGroup, ManagedRuleGroupName, WebAclProps } from './web-acl-props';
export { resolveWebAcl } from './web-acl-props';
