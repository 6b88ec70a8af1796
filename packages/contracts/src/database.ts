/** Engine of a database. */
export type DatabaseEngine = 'postgres' | 'mysql' | 'mariadb';

/** A database as its clients see it. */
export interface DatabaseRef {
  /** DB instance identifier. */
  readonly identifier: string;
  /** Engine, which determines the protocol. */
  readonly engine: DatabaseEngine;
  /** DNS name to connect to, without the port. */
  readonly address: string;
  /** TCP port to connect to. */
  readonly port: number;
  /** Name of the database on the instance. */
  readonly databaseName: string;
  /** Security group of the instance. Clients add their own standalone ingress rules; the database never lists them. */
  readonly securityGroupId: string;
  /**
   * ARN of the Secrets Manager secret with `username` and `password`.
   *
   * @default - the secret is in another Region
   */
  readonly secretArn?: string;
  /**
   * ARN of the key that encrypts the secret; clients need `kms:Decrypt` on it.
   *
   * @default - the secret is in another Region, or has AWS's own key
   */
  readonly secretKmsKeyArn?: string;
}
