import type { SecretsmanagerSecretConfig } from '@cdktf/provider-aws/lib/secretsmanager-secret';
import { SecretsmanagerSecretRotation } from '@cdktf/provider-aws/lib/secretsmanager-secret-rotation';
import type { EnvironmentRef } from '@etops/contracts';
import { isProtected } from '@etops/foundation';
import type { TerraformElement } from 'cdktf';
import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { PASSWORD_LENGTH } from '../limits';
import type { ResolvedSecret } from './credentials-props';

/** Secret of an environment. */
export interface EnvironmentSecret extends ResolvedSecret {
  readonly environment: EnvironmentRef;
}

/** Returns name, copies and protection of a secret. */
export function secretConfig(
  name: string,
  { environment, secretReplicas, overwriteSecretReplicas }: EnvironmentSecret,
): SecretsmanagerSecretConfig {
  return {
    name,
    recoveryWindowInDays: isProtected(environment) ? 30 : 0,
    ...(overwriteSecretReplicas ? { forceOverwriteReplicaSecret: true } : {}),
    ...(secretReplicas.length === 0
      ? {}
      : { replica: secretReplicas.map(({ region, kmsKeyArn }) => ({ region, kmsKeyId: kmsKeyArn })) }),
    lifecycle: {
      preventDestroy: isProtected(environment),
      ...(secretReplicas.length === 0 ? { postcondition: [noCopies(name, environment)] } : {}),
    },
  };
}

/** Generates a password while Terraform applies, and returns its expression. */
export function generatePassword(scope: Construct, secret: TerraformElement): string {
  const generated = addEphemeral(scope, 'aws_secretsmanager_random_password', secret.friendlyUniqueId, {
    password_length: PASSWORD_LENGTH,
    exclude_punctuation: true,
  });
  return `${generated}.random_password`;
}

/** Reads a secret while Terraform plans and applies, and returns the expression of its content. */
export function readSecret(scope: Construct, { friendlyUniqueId }: TerraformElement, secretId: string): string {
  const stored = addEphemeral(scope, 'aws_secretsmanager_secret_version', friendlyUniqueId, { secret_id: secretId });
  return `jsondecode(${stored}.secret_string)`;
}

/** Returns the expression of the password in a secret. */
export function passwordOf(scope: Construct, element: TerraformElement, secretId: string): string {
  return `\${${readSecret(scope, element, secretId)}.password}`;
}

/** Rotates a secret on its schedule, if it has one. */
export function rotateSecret(scope: Construct, { secretRotation }: ResolvedSecret, secretId: string): void {
  if (secretRotation !== undefined) {
    new SecretsmanagerSecretRotation(scope, 'secret-rotation', {
      secretId,
      rotationLambdaArn: secretRotation.functionArn,
      rotationRules: { scheduleExpression: secretRotation.schedule },
      // The function can set a new password only after the first one has been set.
      rotateImmediately: false,
    });
  }
}

/**
 * Returns the condition that fails a plan as long as the secret has copies that are no longer wanted: the provider keeps
 * the last of them when `replica` disappears, and a secret must not be replaced.
 *
 * @see https://github.com/hashicorp/terraform-provider-aws/issues/23316 (checked 2026-11-28)
 */
function noCopies(name: string, { region }: EnvironmentRef) {
  const regions = '${join(" ", [for copy in self.replica : copy.region])}';
  return {
    condition: '${length(self.replica) == 0}',
    errorMessage:
      `The secret is still replicated to ${regions}, which Terraform cannot end. If a database uses the copy, keep it: ` +
      `aws secretsmanager stop-replication-to-replica --region REGION_OF_THE_COPY --secret-id ${name}. Delete other copies: ` +
      `aws secretsmanager remove-regions-from-replication --region ${region} --secret-id ${name} --remove-replica-regions ${regions}. ` +
      'Then plan again.',
  };
}

/** Adds an ephemeral block, for which cdktf has no class, and returns its address. */
function addEphemeral(scope: Construct, type: string, name: string, attributes: object): string {
  TerraformStack.of(scope).addOverride(`ephemeral.${type}.${name}`, attributes);
  return `ephemeral.${type}.${name}`;
}
