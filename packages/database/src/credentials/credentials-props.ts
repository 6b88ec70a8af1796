/** A copy of the credentials in another Region, under a key there. */
export interface SecretReplica {
  /** AWS Region id, other than the database's own. */
  readonly region: string;
  /**
   * Key that encrypts the copy, by ARN or alias ARN, in that Region. It exists before the database is made: compute the
   * alias of a key of another stack with `customerKeyAliasArn`.
   */
  readonly kmsKeyArn: string;
}

/** How the password is changed on a schedule. */
export interface SecretRotation {
  /**
   * Function that changes the password, in the database's Region. It knows the database by its own environment: the
   * secret holds `username` and `password` only. `secretsmanager.amazonaws.com` must be allowed to invoke it.
   *
   * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_lambda-functions.html
   */
  readonly functionArn: string;
  /** `rate(30 days)` or a six-field `cron()` expression, UTC; every four hours at most. */
  readonly schedule: string;
}
