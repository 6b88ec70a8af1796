export { adoptCredentials, forgetCredentials } from './adopted-credentials';
export { checkCredentials, checkSecret } from './check-credentials';
export { createCredentials } from './credentials';
export type { Credentials } from './credentials';
export { resolveCredentials, resolveSecret } from './credentials-props';
export type { CredentialsProps, ResolvedSecret, SecretProps, SecretReplica, SecretRotation } from './credentials-props';
