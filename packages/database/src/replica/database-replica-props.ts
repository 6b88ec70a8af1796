import type { SecretProps } from '../credentials';
import type { DbInstanceProps } from '../instance';
import type { PromotionProps } from '../recovery';

/** Properties of the source that a replica must fit. */
export interface ReplicaSource {
  /** DB instance class of the source. */
  readonly instanceClass: string;
  /**
   * Maximum number of connections, if the source sets it.
   *
   * @default - RDS derives it from the memory of the class
   */
  readonly maximumConnections?: number;
  /**
   * Backup window of the source, if the source sets it.
   *
   * @default '01:00-02:00'
   */
  readonly backupWindow?: string;
  /**
   * Maintenance window of the source, if the source sets it.
   *
   * @default 'sun:03:00-sun:04:00'
   */
  readonly maintenanceWindow?: string;
  /**
   * Whether the storage of the source is encrypted, as a `Database`'s always is. RDS cannot create an encrypted replica
   * of an unencrypted source.
   *
   * @default true
   */
  readonly storageEncrypted?: boolean;
}

/**
 * Props of a replica in another Region. Those of the credentials are for a promoted replica: before, its secret is a copy
 * of the source's.
 */
export interface DatabaseReplicaProps extends DbInstanceProps, PromotionProps, SecretProps {
  /** ARN of the source in another Region. Compute it with `databaseArn`; do not read it from the source's stack. */
  readonly sourceArn: string;
  /**
   * Properties of the source, to reject a replica that does not fit: a PostgreSQL replica needs at least as many
   * connections as its source, and its windows must be at other times. After a promotion, the instance has the source's
   * windows, unless it sets its own.
   *
   * @default - unknown, which causes a warning for a PostgreSQL replica
   */
  readonly source?: ReplicaSource;
  /**
   * Whether RDS keeps a standby in a second zone of the replica's Region.
   *
   * @default - false for a replica; after its promotion, true unless the environment's role is `development`
   */
  readonly multiAz?: boolean;
  /**
   * Alias ARN of the key of the source's credentials in this Region: the one in the source's `secretReplicas`. The copy
   * is looked up by name, so it must exist before the replica is planned. After a promotion, Terraform takes over the
   * secret, which the runbook has detached from the source's. A literal.
   *
   * @default - `ref` names no secret
   */
  readonly sourceSecretKeyAliasArn?: string;
  /**
   * Name of the source's secret. Set it if the source is itself a promoted replica: its secret has the name of the first
   * source's. A literal.
   *
   * @default - that of a `Database` with the identifier in `sourceArn`
   */
  readonly sourceSecretName?: string;
  /**
   * Version of the password, from 1 up, for a promoted replica. Set it, or increase it by one, to generate and set a new
   * password.
   *
   * @default - the password stays what it was at the promotion
   */
  readonly passwordVersion?: number;
}
