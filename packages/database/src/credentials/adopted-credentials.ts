import { SecretsmanagerSecret } from '@cdktf/provider-aws/lib/secretsmanager-secret';
import { SecretsmanagerSecretVersion } from '@cdktf/provider-aws/lib/secretsmanager-secret-version';
import { adoptResource, forgetResource } from '@etops/foundation';
import type { Construct } from 'constructs';
import type { EnvironmentSecret } from './secret';
import { generatePassword, passwordOf, readSecret, rotateSecret, secretConfig } from './secret';

/** Secret that was a copy of another Region's, and its instance. */
export interface AdoptedSecret extends EnvironmentSecret {
  readonly name: string;
  /** ARN of the secret, an expression that is known in the plan. */
  readonly arn: string;
  /** ARN of the key that encrypts it, or of its alias. */
  readonly kmsKeyArn: string;
  /** Version of the password; without it, the secret keeps the password that it has. */
  readonly passwordVersion: number | undefined;
}

/** Secret in the state, and the password if Terraform sets it. */
export interface AdoptedCredentials {
  readonly secretArn: string;
  /** Terraform expression of the password, valid in a write-only argument only. */
  readonly password?: string;
}

const SECRET = 'secret';
const VERSION = 'secret-version';

/**
 * Takes over the secret of a promoted instance, which its servers read already: neither the ARN nor the password changes.
 * A new version changes the password only, and keeps what else the secret contains.
 */
export function adoptCredentials(scope: Construct, adopted: AdoptedSecret): AdoptedCredentials {
  const { name, arn, kmsKeyArn, passwordVersion } = adopted;
  const config = secretConfig(name, adopted);
  const secret = new SecretsmanagerSecret(scope, SECRET, {
    ...config,
    kmsKeyId: kmsKeyArn,
    // The source gave the copy its description. The key is reported by its ARN or by its alias, as it was given.
    lifecycle: { ...config.lifecycle, ignoreChanges: ['description', 'kms_key_id'] },
  });
  adoptResource(secret, arn);
  if (passwordVersion === undefined) {
    rotateSecret(scope, adopted, secret.id);
    return { secretArn: secret.arn };
  }
  const version = new SecretsmanagerSecretVersion(scope, VERSION, {
    secretId: secret.id,
    secretStringWo: `\${jsonencode(merge(${readSecret(scope, secret, secret.id)}, {password = ${generatePassword(scope, secret)}}))}`,
    secretStringWoVersion: passwordVersion,
  });
  rotateSecret(scope, adopted, version.secretId);
  return { secretArn: secret.arn, password: passwordOf(scope, version, version.secretId) };
}

/** Forgets the secret of an instance that is declared a replica again, instead of deleting what its servers read. */
export function forgetCredentials(scope: Construct): void {
  forgetResource(scope, SECRET, 'aws_secretsmanager_secret');
  forgetResource(scope, VERSION, 'aws_secretsmanager_secret_version');
  forgetResource(scope, 'secret-rotation', 'aws_secretsmanager_secret_rotation');
}
