/**
 * Where a new database takes its data from. Both count at creation only.
 *
 * - `snapshot`: a DB snapshot of the database's own Region and account, manual, automated, of AWS Backup, or shared
 * - `point-in-time`: the backups and transaction logs of a database in the same Region, or the replicated ones of a
 *   database in another (`ReplicatedBackups`), whose Region may be gone
 */
export type RestoreFrom =
  | {
      readonly kind: 'snapshot';
      /** Identifier, or ARN. */
      readonly snapshot: string;
    }
  | {
      readonly kind: 'point-in-time';
      /** Identifier of the DB instance, or ARN of replicated automated backups. */
      readonly source: string;
      /** UTC, such as `2026-11-23T04:30:00Z`, or as late as the logs reach: about five minutes ago. */
      readonly time: 'latest' | (string & {});
    };
