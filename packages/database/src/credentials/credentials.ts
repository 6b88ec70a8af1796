import { SecretsmanagerSecret } from '@cdktf/provider-aws/lib/secretsmanager-secret';
import { SecretsmanagerSecretRotation } from '@cdktf/provider-aws/lib/secretsmanager-secret-rotation';
import { SecretsmanagerSecretVersion } from '@cdktf/provider-aws/lib/secretsmanager-secret-version';
import type { EnvironmentRef } from '@etops/contracts';
import { CustomerKey, isProtected } from '@etops/foundation';
import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { PASSWORD_LENGTH } from '../limits';
import { databaseSecretName } from '../names';
import type { ResolvedCredentials } from './credentials-props';

/** Credentials, and the instance that they belong to. */
export interface InstanceCredentials extends ResolvedCredentials {
  readonly environment: EnvironmentRef;
  readonly identifier: string;
  /** Identifier without the prefix that all names of the environment share. */
  readonly purpose: string;
}

/** Secret with the credentials. */
export interface Credentials {
  readonly secretArn: string;
  readonly keyArn: string;
  /** Terraform expression of the password, valid in a write-only argument only. */
  readonly password: string;
}

/**
 * Creates the secret. Secrets Manager generates the password while Terraform applies, and Terraform passes it to
 * write-only arguments: no JSON, plan or state contains it.
 */
export function createCredentials(scope: Construct, props: InstanceCredentials): Credentials {
  const { environment, identifier, purpose, username, passwordVersion, secretReplicas, secretRotation } = props;
  const key = new CustomerKey(scope, 'secret-key', { environment, purpose: `${purpose}-secret` });
  const secret = new SecretsmanagerSecret(scope, 'secret', {
    name: databaseSecretName(identifier),
    description: `User name and password of ${identifier}`,
    kmsKeyId: key.arn,
    recoveryWindowInDays: isProtected(environment) ? 30 : 0,
    ...(secretReplicas.length === 0
      ? {}
      : { replica: secretReplicas.map(({ region, kmsKeyArn }) => ({ region, kmsKeyId: kmsKeyArn })) }),
    lifecycle: {
      preventDestroy: isProtected(environment),
      ...(secretReplicas.length === 0 ? { postcondition: [noCopies(environment, identifier)] } : {}),
    },
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
  // Depends on the version, so that a new password is stored before it is set.
  const stored = addEphemeral(scope, 'aws_secretsmanager_secret_version', version.friendlyUniqueId, {
    secret_id: version.secretId,
  });
  if (secretRotation !== undefined) {
    new SecretsmanagerSecretRotation(scope, 'secret-rotation', {
      secretId: version.secretId,
      rotationLambdaArn: secretRotation.functionArn,
      rotationRules: { scheduleExpression: secretRotation.schedule },
      // The function can set a new password only after the first one has been set.
      rotateImmediately: false,
    });
  }
  return { secretArn: secret.arn, keyArn: key.arn, password: `\${jsondecode(${stored}.secret_string).password}` };
}

/**
 * Returns the condition that fails a plan as long as the secret has copies that are no longer wanted: the provider keeps
 * the last of them when `replica` disappears, and a secret must not be replaced.
 *
 * @see https://github.com/hashicorp/terraform-provider-aws/issues/23316 (checked 2026-11-28)
 */
function noCopies({ region }: EnvironmentRef, identifier: string) {
  const regions = '${join(" ", [for copy in self.replica : copy.region])}';
  return {
    condition: '${length(self.replica) == 0}',
    errorMessage:
      `The secret still has copies in other Regions, which Terraform cannot remove. Remove them, then plan again: ` +
      `aws secretsmanager remove-regions-from-replication --region ${region} --secret-id ${databaseSecretName(identifier)} --remove-replica-regions ${regions}`,
  };
}

/** Adds an ephemeral block, for which cdktf has no class, and returns its address. */
function addEphemeral(scope: Construct, type: string, name: string, attributes: object): string {
  TerraformStack.of(scope).addOverride(`ephemeral.${type}.${name}`, attributes);
  return `ephemeral.${type}.${name}`;
}
