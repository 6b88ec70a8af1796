/** Copy of the credentials in another Region, encrypted with a key in that Region. */
export interface SecretReplica {
  /** AWS Region id, other than the database's own. A literal. */
  readonly region: string;
  /**
   * ARN of the key that encrypts the copy, or of its alias, in that Region. The key must exist before the database is
   * created. For a key of another stack, compute the alias with `customerKeyAliasArn`.
   */
  readonly kmsKeyArn: string;
}

/** Scheduled rotation of the password. */
export interface SecretRotation {
  /**
   * ARN of the function that changes the password, in the database's Region. The secret contains `engine`, `port`,
   * `dbname`, `username` and `password`, but no `host`, which AWS's own templates read: the function must know the address
   * of the database, for example from its environment. It must allow `secretsmanager.amazonaws.com` to invoke it.
   *
   * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_lambda-functions.html
   */
  readonly functionArn: string;
  /** Rotation schedule: `rate(30 days)` or a six-field `cron()` expression in UTC; at most every four hours. */
  readonly schedule: string;
}

/** Copies and rotation of credentials. */
export interface SecretProps {
  /**
   * Copies of the secret in other Regions, for a replica that takes over there. Secrets Manager replicates every change
   * to them. Before you take all of them away, remove the copies with `aws secretsmanager
   * remove-regions-from-replication`, which Terraform cannot: the plan fails as long as there are some.
   *
   * @default - none
   */
  readonly secretReplicas?: readonly SecretReplica[];
  /**
   * Whether a new copy replaces a secret of the same name in its Region, for example that of a database that was given
   * up. Without it, the replication to a Region with such a secret fails.
   *
   * @default false
   * @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_ReplicateSecretToRegions.html
   */
  readonly overwriteSecretReplicas?: boolean;
  /**
   * Scheduled rotation of the password by your own Lambda function.
   *
   * @default - the password changes with `passwordVersion` only
   */
  readonly secretRotation?: SecretRotation;
}

/** Credentials of the master user. */
export interface CredentialsProps extends SecretProps {
  /**
   * Name of the master user: a letter, then letters, digits or `_`, up to 16 characters. A literal.
   *
   * @default 'administrator'
   */
  readonly username?: string;
  /**
   * Version of the password, from 1 up. Increase it by one to generate and set a new password.
   *
   * @default 1
   */
  readonly passwordVersion?: number;
}

/** Copies and rotation with their defaults applied. */
export type ResolvedSecret = ReturnType<typeof resolveSecret>;

/** Credentials with their defaults applied. */
export type ResolvedCredentials = ReturnType<typeof resolveCredentials>;

/** Applies the defaults. */
export function resolveCredentials(props: CredentialsProps) {
  const { username = 'administrator', passwordVersion = 1 } = props;
  return { username, passwordVersion, ...resolveSecret(props) };
}

/** Applies the defaults. */
export function resolveSecret(props: SecretProps) {
  const { secretReplicas = [], overwriteSecretReplicas = false, secretRotation } = props;
  return { secretReplicas, overwriteSecretReplicas, secretRotation };
}
