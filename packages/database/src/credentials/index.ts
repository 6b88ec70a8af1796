export { checkCredentials } from './check-credentials';
export { createCredentials } from './credentials';
export type { Credentials } from './credentials';
export { resolveCredentials } from './credentials-props';
export type { CredentialsProps, SecretReplica, SecretRotation } from './credentials-props';
