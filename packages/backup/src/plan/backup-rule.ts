import type { BackupVaultRef } from '@etops/contracts';

/** Copy action of a rule: copies every recovery point of the rule to another Region. */
export interface BackupCopy {
  /** Destination vault, in another Region. */
  readonly destination: BackupVaultRef;
  /**
   * Id of the account of the destination, in the same organization; such a vault can be in any Region. It must accept
   * copies (`acceptCopiesFrom`), and the account needs the keys of the recovery points (`copyKeyStatements`).
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/create-cross-account-backup.html (checked 2026-11-28)
   * @default - the account of the plan: the vault must be in another Region
   */
  readonly accountId?: string;
  /**
   * Days until a copy expires; 1 to 36,500, within the lock of the destination vault.
   *
   * It is required, since a copy without its own lifecycle inherits that of the recovery point.
   */
  readonly retentionDays: number;
  /**
   * Days until a copy moves to cold storage; 1 or more, and at most {@link retentionDays} − 90.
   *
   * @default - never
   */
  readonly coldAfterDays?: number;
}

/** Backup rule: the schedule of recovery points, their lifecycle, and their copies. */
export interface BackupRule {
  /** Name, unique within the plan: 1 to 50 letters, digits, `-`, `_` and `.`, for example `daily`. */
  readonly name: string;
  /**
   * Cron expression with six fields, in {@link timeZone}: minutes, hours, day of month, month, day of week, year, for
   * example `cron(0 5 ? * * *)`. Jobs start at most once an hour.
   *
   * A backup of a database fails during the database's own backup and maintenance windows, and in the hour before them.
   * Those windows are in UTC: compare them with the schedule in both summer and winter time.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/troubleshooting.html (checked 2026-11-22)
   */
  readonly schedule: string;
  /**
   * IANA time zone of the schedule.
   *
   * @default 'Etc/UTC'
   */
  readonly timeZone?: string;
  /** Days until a recovery point expires; 1 to 36,500, within the vault's lock. At most 35 if {@link continuous}. */
  readonly retentionDays: number;
  /**
   * Whether RDS, Aurora and S3 are backed up continuously, so that they can be restored to any second of the retention.
   * Other selected types get a snapshot on schedule. Copies are snapshots, too.
   *
   * The rule takes over the retention and the backup window of a database's automated backups. The Terraform resource
   * of the database must ignore changes of both.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/point-in-time-recovery.html (checked 2026-11-23)
   * @default false
   */
  readonly continuous?: boolean;
  /**
   * Days until a recovery point moves to cold storage; 1 or more, and at most {@link retentionDays} − 90.
   *
   * @default - never
   */
  readonly coldAfterDays?: number;
  /**
   * Whether snapshots of EBS volumes move to the archive tier after {@link coldAfterDays}. An archived snapshot is a full
   * one.
   *
   * @default false
   */
  readonly archiveSnapshots?: boolean;
  /**
   * Minutes within which a job must start, or AWS Backup cancels it; 60 or more.
   *
   * @default 60
   */
  readonly startWindowMinutes?: number;
  /**
   * Minutes within which a job must be complete, or AWS Backup cancels it; more than {@link startWindowMinutes}.
   *
   * @default 480
   */
  readonly completionWindowMinutes?: number;
  /**
   * Copies to other Regions.
   *
   * @default - none: the recovery points are lost with the Region
   */
  readonly copies?: readonly BackupCopy[];
}

/** Backup rule with its defaults. */
export type ResolvedBackupRule = Required<Omit<BackupRule, 'coldAfterDays'>> & Pick<BackupRule, 'coldAfterDays'>;

/** Returns a rule with its defaults. */
export function resolveRule(rule: BackupRule): ResolvedBackupRule {
  return {
    timeZone: 'Etc/UTC',
    continuous: false,
    archiveSnapshots: false,
    startWindowMinutes: 60,
    completionWindowMinutes: 480,
    copies: [],
    ...rule,
  };
}
