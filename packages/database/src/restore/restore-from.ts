/**
 * Source of a new database's data. It is used only at creation.
 *
 * - `snapshot`: a DB snapshot in the database's Region and account: manual, automated, of AWS Backup, or shared
 * - `point-in-time`: the backups and transaction logs of a database in the same Region, or the replicated ones of a
 *   database in another Region (`AutomatedBackupsReplication`), which may be unavailable
 */
export type RestoreFrom =
  | {
      readonly kind: 'snapshot';
      /** Identifier of the snapshot, or its ARN. */
      readonly snapshot: string;
    }
  | {
      readonly kind: 'point-in-time';
      /** Identifier of the DB instance, or ARN of replicated automated backups. */
      readonly source: string;
      /** Time in UTC, such as `2026-11-23T04:30:00Z`, or the latest restorable time: about five minutes ago. */
      readonly time: 'latest' | (string & {});
    };
