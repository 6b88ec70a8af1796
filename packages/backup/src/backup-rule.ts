import type { BackupTargetRef } from '@etops/contracts';

/** A copy of every recovery point that a rule makes. */
export interface BackupCopy {
  /** Vault that holds the copies, in another Region. */
  readonly to: BackupTargetRef;
  /**
   * Days until a copy expires; 1 to 36,500, within the lock of the vault that holds it.
   *
   * It has no default: AWS lets a copy without a retention of its own inherit the source's expiry.
   */
  readonly retentionDays: number;
  /**
   * Days until a copy moves to cold storage; 1 or more, and at most {@link retentionDays} − 90.
   *
   * @default - never
   */
  readonly coldAfterDays?: number;
}

/** When recovery points are made, and how long they and their copies live. */
export interface BackupRule {
  /** Unique within the plan: 1 to 50 letters, digits, `-`, `_` and `.`, for example `daily`. */
  readonly name: string;
  /**
   * Six fields, in {@link timeZone}: minutes, hours, day of month, month, day of week, year, for example
   * `cron(0 5 ? * * *)`. At most once an hour.
   *
   * A database starts no backup during its own backup and maintenance windows, nor in the hour before them: a job that
   * is scheduled there fails. Those windows are in UTC, so look at both sides of daylight saving time.
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
  /** Days until a recovery point expires; 1 to 36,500, within the vault's lock. At most 35 when {@link continuous}. */
  readonly retentionDays: number;
  /**
   * Whether RDS, Aurora and S3 are backed up continuously, so that they can be restored to any second of the retention.
   * Other types that the plan selects get a snapshot on schedule. Copies are snapshots, too.
   *
   * The rule takes over the retention and the window of a database's own automated backups; whoever manages the
   * database must ignore changes of both.
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
   * Whether snapshots of EBS volumes move to the archive tier when their time for cold storage has come; each is then
   * a full one.
   *
   * @default false
   */
  readonly archiveSnapshots?: boolean;
  /**
   * Minutes within which a job must have started, or it is cancelled; 60 or more.
   *
   * @default 60
   */
  readonly startWindowMinutes?: number;
  /**
   * Minutes within which a job must be complete, or it is cancelled; more than {@link startWindowMinutes}.
   *
   * @default 480
   */
  readonly completionWindowMinutes?: number;
  /** @default - none: the recovery points are lost with the Region */
  readonly copies?: readonly BackupCopy[];
}

/** A rule with nothing left to default. */
export type ResolvedBackupRule = Required<Omit<BackupRule, 'coldAfterDays'>> & Pick<BackupRule, 'coldAfterDays'>;

/** Fills in a rule's defaults. */
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
