export type DatabaseEngine = 'postgres' | 'mysql' | 'mariadb';

/** A database as its clients see it. */
export interface DatabaseRef {
  /** DB instance identifier. */
  readonly identifier: string;
  readonly engine: DatabaseEngine;
  /** DNS name to connect to, without the port. */
  readonly address: string;
  readonly port: number;
  readonly databaseName: string;
  /** The client adds its own standalone ingress rule to this group; the database never lists its clients. */
  readonly securityGroupId: string;
  /** Secrets Manager secret with `username` and `password`. Absent where the secret lives in another Region. */
  readonly secretArn?: string;
  /** Key that encrypts the secret; the client needs `kms:Decrypt` on it. */
  readonly secretKmsKeyArn?: string;
}
