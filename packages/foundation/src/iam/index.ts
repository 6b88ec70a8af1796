export { policyDocument, trustPolicy } from './policy-document';
export type { PolicyStatement } from './policy-document';
