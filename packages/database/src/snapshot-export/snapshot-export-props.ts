import type { DatabaseRef, EnvironmentRef } from '@etops/contracts';

/** Where exports go: a bucket that somebody else owns, in the Region of the snapshots. */
export interface ExportArchive {
  /** A literal, for example of `globalNameFor`. Bucket and snapshots lie in the same Region: RDS accepts no other. */
  readonly bucketName: string;
  /**
   * Where in the bucket they go: letters, digits and `!_.*()-` between single slashes. Each export is a folder of its own below it. How
   * long exports are kept is a lifecycle rule of the bucket for this prefix.
   *
   * @default - `snapshots/<identifier of the database>`
   */
  readonly prefix?: string;
  /** Key that encrypts them, by ARN or alias ARN, in that Region. An alias is looked up while Terraform plans. */
  readonly kmsKeyArn: string;
}

/** A topic that somebody else owns. */
export interface ExportTopic {
  readonly topicArn: string;
  /**
   * Customer key of the topic, by ARN. Its key policy leaves permissions to IAM.
   *
   * @default - the topic has none
   */
  readonly kmsKeyArn?: string;
}

export interface SnapshotExportProps {
  /** Where it runs: the environment of the snapshots, and of the bucket. */
  readonly environment: EnvironmentRef;
  /**
   * DB instance of this Region and account whose automated snapshots are exported: a database, a replica that keeps
   * backups, a replica that was promoted. A literal.
   */
  readonly database: Pick<DatabaseRef, 'identifier'>;
  readonly archive: ExportArchive;
  /**
   * `cron()` with six fields, minutes, hours, day of month, month, day of week, year, or `rate(n days)`. There must be a
   * new snapshot each time: at most once a day, some hours after the backup window.
   */
  readonly schedule: string;
  /**
   * IANA time zone of the schedule. Times that daylight saving skips are skipped; times that it repeats run once.
   *
   * @default 'Etc/UTC'
   */
  readonly timeZone?: string;
  /**
   * An export that takes longer is cancelled, in hours, 1 to 72. RDS first restores the snapshot.
   *
   * @default 24
   */
  readonly timeoutHours?: number;
  /**
   * Who is told how exports go.
   *
   * @default - a topic of its own, encrypted, without subscribers
   */
  readonly topic?: ExportTopic;
}
