/** A backup vault that copies may be sent to, known by an ARN that is computed from names, not read from a stack. */
export interface BackupTargetRef {
  readonly vaultArn: string;
  /** Region of the vault. */
  readonly region: string;
  /** Shortest retention that the vault's lock accepts, in days. Absent when the vault sets none. */
  readonly minimumRetentionDays?: number;
  /** Longest retention that the vault's lock accepts, in days. Absent when the vault sets none. */
  readonly maximumRetentionDays?: number;
}

/** How long backups must be there, and how long they may. */
export interface RetentionObjective {
  /** The copies in another Region reach back at least so many days. */
  readonly atLeastDays: number;
  /** No recovery point and no copy lives longer, for instance because personal data must be erased. Absent: no limit. */
  readonly atMostDays?: number;
}
