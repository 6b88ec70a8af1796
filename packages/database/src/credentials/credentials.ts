import { SecretsmanagerSecret } from '@cdktf/provider-aws/lib/secretsmanager-secret';
import { SecretsmanagerSecretVersion } from '@cdktf/provider-aws/lib/secretsmanager-secret-version';
import type { DatabaseEngine, EnvironmentRef } from '@etops/contracts';
import { CustomerKey } from '@etops/foundation';
import type { Construct } from 'constructs';
import { databaseSecretName } from '../names';
import type { ResolvedCredentials } from './credentials-props';
import { generatePassword, passwordOf, rotateSecret, secretConfig } from './secret';

/** Credentials, and the instance that they belong to. */
export interface InstanceCredentials extends ResolvedCredentials {
  readonly environment: EnvironmentRef;
  readonly identifier: string;
  /** Identifier without the prefix that all names of the environment share. */
  readonly purpose: string;
  readonly engine: DatabaseEngine;
  readonly databaseName: string;
}

/** Secret with the credentials. */
export interface Credentials {
  readonly secretArn: string;
  readonly keyArn: string;
  /** Terraform expression of the password, valid in a write-only argument only. */
  readonly password: string;
}

/**
 * Creates the secret, with the keys of AWS's own database secrets except `host`: it exists before the database, and its
 * copies in other Regions are for clients of a replica with another address.
 *
 * Secrets Manager generates the password while Terraform applies, and Terraform passes it to
 * write-only arguments: no JSON, plan or state contains it.
 *
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_secret_json_structure.html (checked 2026-11-28)
 */
export function createCredentials(scope: Construct, props: InstanceCredentials, port: number): Credentials {
  const { environment, identifier, purpose, username, passwordVersion, engine, databaseName } = props;
  const key = new CustomerKey(scope, 'secret-key', { environment, purpose: `${purpose}-secret` });
  const name = databaseSecretName(identifier);
  const secret = new SecretsmanagerSecret(scope, 'secret', {
    ...secretConfig(name, props),
    description: `User name and password of ${identifier}`,
    kmsKeyId: key.arn,
  });
  const version = new SecretsmanagerSecretVersion(scope, 'secret-version', {
    secretId: secret.id,
    secretStringWo: `\${jsonencode({engine = "${engine}", port = ${String(port)}, dbname = "${databaseName}", username = "${username}", password = ${generatePassword(scope, secret)}})}`,
    secretStringWoVersion: passwordVersion,
  });
  rotateSecret(scope, props, version.secretId);
  // Depends on the version, so that a new password is stored before it is set.
  return { secretArn: secret.arn, keyArn: key.arn, password: passwordOf(scope, version, version.secretId) };
}
