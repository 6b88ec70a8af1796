/** Reference to a backup vault as the destination of copies, by an ARN that is computed from names. */
export interface BackupVaultRef {
  /** ARN of the vault. */
  readonly vaultArn: string;
  /** Region of the vault. */
  readonly region: string;
  /**
   * Shortest retention that the vault's lock accepts, in days.
   *
   * @default - none: the vault has no lock
   */
  readonly minimumRetentionDays?: number;
  /**
   * Longest retention that the vault's lock accepts, in days.
   *
   * @default - none: the vault has no lock
   */
  readonly maximumRetentionDays?: number;
  /**
   * Whether the vault is logically air-gapped: copies within its Region make sense, and some types cannot be copied there.
   *
   * @default false
   */
  readonly airGapped?: boolean;
}

/** Retention objective: how long backups must be kept, and how long they may be kept. */
export interface RetentionObjective {
  /** Minimum number of days for which copies in another Region must be kept. */
  readonly minimumDays: number;
  /**
   * Maximum number of days for which any recovery point or copy may be kept, for example because personal data must be
   * erased.
   *
   * @default - no limit
   */
  readonly maximumDays?: number;
}
