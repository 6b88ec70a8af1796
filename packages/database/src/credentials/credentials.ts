import { SecretsmanagerSecret } from '@cdktf/provider-aws/lib/secretsmanager-secret';
import { SecretsmanagerSecretRotation } from '@cdktf/provider-aws/lib/secretsmanager-secret-rotation';
import { SecretsmanagerSecretVersion } from '@cdktf/provider-aws/lib/secretsmanager-secret-version';
import type { EnvironmentRef } from '@etops/contracts';
import { CustomerKey, isProtected } from '@etops/foundation';
import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { PASSWORD_LENGTH } from '../limits';
import { databaseSecretName } from '../names/names';
import type { SecretReplica, SecretRotation } from './credentials-props';

export interface CredentialsProps {
  readonly environment: EnvironmentRef;
  readonly identifier: string;
  readonly purpose: string;
  readonly username: string;
  readonly passwordVersion: number;
  readonly replicas: readonly SecretReplica[];
  readonly rotation?: SecretRotation;
}

export interface Credentials {
  readonly secretArn: string;
  readonly keyArn: string;
  /** Expression of the password, fit for a write-only argument only. */
  readonly password: string;
}

/**
 * Renders a secret whose password is made by Secrets Manager while Terraform applies, and goes from there to write-only
 * arguments: neither the JSON, nor a plan, nor the state ever holds it.
 */
export function renderCredentials(scope: Construct, props: CredentialsProps): Credentials {
  const { environment, identifier, purpose, username, passwordVersion, replicas, rotation } = props;
  const key = new CustomerKey(scope, 'secret-key', { environment, purpose: `${purpose}-secret` });
  const secret = new SecretsmanagerSecret(scope, 'secret', {
    name: databaseSecretName(identifier),
    description: `User name and password of ${identifier}`,
    kmsKeyId: key.arn,
    recoveryWindowInDays: isProtected(environment) ? 30 : 0,
    ...(replicas.length === 0
      ? {}
      : { replica: replicas.map(({ region, kmsKeyArn }) => ({ region, kmsKeyId: kmsKeyArn })) }),
    lifecycle: { preventDestroy: isProtected(environment) },
  });
  const generated = addEphemeral(scope, 'aws_secretsmanager_random_password', secret.friendlyUniqueId, {
    password_length: PASSWORD_LENGTH,
    exclude_punctuation: true,
  });
  const version = new SecretsmanagerSecretVersion(scope, 'secret-version', {
    secretId: secret.id,
    secretStringWo: `\${jsonencode({username = "${username}", password = ${generated}.random_password})}`,
    secretStringWoVersion: passwordVersion,
  });
  // Read back by way of the version, so that a new password is stored before it is set.
  const stored = addEphemeral(scope, 'aws_secretsmanager_secret_version', version.friendlyUniqueId, {
    secret_id: version.secretId,
  });
  if (rotation !== undefined) {
    new SecretsmanagerSecretRotation(scope, 'secret-rotation', {
      secretId: version.secretId,
      rotationLambdaArn: rotation.functionArn,
      rotationRules: { scheduleExpression: rotation.schedule },
      // The function can set a new password only where the first one is known.
      rotateImmediately: false,
    });
  }
  return { secretArn: secret.arn, keyArn: key.arn, password: `\${jsondecode(${stored}.secret_string).password}` };
}

/** Writes an ephemeral block, for which cdktf has no class, and returns its address. */
function addEphemeral(scope: Construct, type: string, name: string, attributes: object): string {
  TerraformStack.of(scope).addOverride(`ephemeral.${type}.${name}`, attributes);
  return `ephemeral.${type}.${name}`;
}
