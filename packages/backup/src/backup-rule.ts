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
  /** Days until a recovery point expires; 1 to 36,500, within the vault's lock. */
  readonly retentionDays: number;
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
export type ResolvedBackupRule = Required<BackupRule>;

/** Fills in a rule's defaults. */
export function resolveRule(rule: BackupRule): ResolvedBackupRule {
  return { timeZone: 'Etc/UTC', startWindowMinutes: 60, completionWindowMinutes: 480, copies: [], ...rule };
}
