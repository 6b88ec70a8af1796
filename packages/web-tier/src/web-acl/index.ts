export { checkWebAcl } from './check-web-acl';
export { WebAcl } from './web-acl';
export type { ManagedRuleGroup, ManagedRuleGroupName, ResolvedWebAcl, WebAclProps } from './web-acl-props';
export { resolveWebAcl } from './web-acl-props';
