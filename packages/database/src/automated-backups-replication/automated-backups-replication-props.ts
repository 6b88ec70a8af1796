import type { EnvironmentRef } from '@etops/contracts';

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
