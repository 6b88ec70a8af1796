import type { Construct } from 'constructs';
import { adoptCredentials, forgetCredentials } from '../credentials';
import { databaseSecretName, parseDatabaseArn } from '../names';
import type { ResolvedDatabaseReplica } from './resolved-database-replica';
import type { SourceSecret } from './source-secret';
import { findSourceSecret } from './source-secret';

/** Credentials of a replica: a copy of the source's, or, after a promotion, its own secret. */
export interface ReplicaCredentials extends SourceSecret {
  /** Terraform expression of a password that Terraform sets, valid in a write-only argument only. */
  readonly password?: string;
}

/** Looks up the credentials of a replica. Takes them over if it is promoted, so that no other Region writes them. */
export function credentialsOf(scope: Construct, replica: ResolvedDatabaseReplica): ReplicaCredentials | undefined {
  const { role, sourceArn, sourceSecretKeyAliasArn: keyAliasArn, passwordVersion } = replica;
  if (keyAliasArn === undefined) {
    return undefined;
  }
  const name = replica.sourceSecretName ?? databaseSecretName(parseDatabaseArn(sourceArn)?.identifier ?? '');
  const found = findSourceSecret(scope, name, keyAliasArn);
  if (role === 'replica') {
    forgetCredentials(scope);
    return found;
  }
  const { environment, secretReplicas, overwriteSecretReplicas, secretRotation } = replica;
  const adopted = adoptCredentials(scope, {
    ...{ environment, secretReplicas, overwriteSecretReplicas, secretRotation, passwordVersion },
    name,
    arn: found.secretArn,
    kmsKeyArn: keyAliasArn,
  });
  return { ...found, ...adopted };
}

/** Returns the attributes of a password that Terraform sets. */
export function passwordConfig(
  credentials: ReplicaCredentials | undefined,
  { passwordVersion }: Pick<ResolvedDatabaseReplica, 'passwordVersion'>,
) {
  return credentials?.password === undefined || passwordVersion === undefined
    ? {}
    : { passwordWo: credentials.password, passwordWoVersion: passwordVersion };
}
