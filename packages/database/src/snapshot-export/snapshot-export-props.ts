import type { DatabaseRef, EnvironmentRef } from '@etops/contracts';
import type { TopicRef } from '@etops/foundation';

/** Destination of exports: an existing bucket in the Region of the snapshots. */
export interface ExportArchive {
  /** Name of the bucket, for example from `globalNameFor`. RDS accepts a bucket in the Region of the snapshots only. */
  readonly bucketName: string;
  /**
   * Prefix of the exports in the bucket: letters, digits and `!_.*()-` between single slashes. Each export is a folder
   * below it. A lifecycle rule of the bucket for this prefix determines how long exports are kept.
   *
   * @default - `snapshots/<identifier of the database>`
   */
  readonly prefix?: string;
  /**
   * ARN of the key that encrypts exports, or of its alias, in that Region. Terraform resolves an alias on every plan.
   */
  readonly kmsKeyArn: string;
}

/** Props of a scheduled export of snapshots. */
export interface SnapshotExportProps {
  /**
   * Environment of the snapshots, and of the bucket.
   *
   * @default - that of the stack, an `EnvironmentStack`
   */
  readonly environment?: EnvironmentRef;
  /**
   * DB instance of this Region and account whose automated snapshots are exported: a database, a replica that keeps
   * backups, or a promoted replica. Its identifier is a literal.
   */
  readonly database: Pick<DatabaseRef, 'identifier'>;
  /** Destination of the exports. */
  readonly archive: ExportArchive;
  /**
   * Schedule of EventBridge Scheduler: `cron()` with six fields, or `rate(n days)`. Each run needs a new snapshot, so
   * schedule it at most once a day, some hours after the backup window.
   */
  readonly schedule: string;
  /**
   * IANA time zone of the schedule. Runs at times that daylight saving time skips do not take place; at times that it
   * repeats, the schedule runs once.
   *
   * @default 'Etc/UTC'
   */
  readonly timeZone?: string;
  /**
   * Hours after which an export is cancelled, 1 to 72. RDS restores the snapshot first, which is part of the time. A
   * literal.
   *
   * @default 24
   */
  readonly timeoutHours?: number;
  /**
   * Whether an export with a warning of RDS is a success, for example one without a table that the master user may not
   * read. The notification contains the warnings.
   *
   * @default false
   */
  readonly acceptsWarnings?: boolean;
  /**
   * Existing topic to notify of the outcome of exports. The policy of its key must delegate permissions to IAM.
   *
   * @default - a dedicated encrypted topic without subscribers
   */
  readonly topic?: TopicRef;
}
