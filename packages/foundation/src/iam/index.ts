export { allow, policyDocument, trustPolicy } from './policy-document';
export type { PolicyConditions, PolicyStatement } from './policy-document';
