import type { EnvironmentRef } from '@etops/contracts';
import type { ITerraformDependable } from 'cdktf';

/** Props of the replication of automated backups. */
export interface AutomatedBackupsReplicationProps {
  /**
   * Environment that receives the backups: the one that remains when the database's Region is lost.
   *
   * @default - that of the stack, an `EnvironmentStack`
   */
  readonly environment?: EnvironmentRef;
  /** ARN of the database in another Region. Compute it with `databaseArn`; do not read it from the database's stack. */
  readonly sourceArn: string;
  /**
   * Role of the source at present: `retired` once another instance has taken over. Terraform then forgets the replication
   * and destroys nothing. RDS keeps the backups for their retention, and the key stays with them. Without it, the plan
   * would create the replication again once the source is deleted, and fail.
   *
   * @default 'primary'
   */
  readonly sourceRole?: 'primary' | 'retired';
  /**
   * Resources that must exist first, for example the `instance` of a replica of the same source: RDS takes a snapshot of
   * the source for the replica, and starts no replication of backups during this time.
   *
   * @default - none
   */
  readonly dependsOn?: readonly ITerraformDependable[];
  /**
   * Days that RDS keeps the replicated backups, 1 to 35, independent of the database's own retention. RDS cannot change
   * it: a new value replaces the replication.
   *
   * @default 7
   */
  readonly retentionDays?: number;
  /**
   * ARN of the key in this Region that encrypts the backups.
   *
   * @default - a dedicated key
   */
  readonly kmsKeyArn?: string;
}
