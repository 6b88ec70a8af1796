/** What a clean-up looks at, and where it tells. Values may be references, which Terraform fills in. */
export interface CleanUpTarget {
  readonly partition: string;
  /** Environment, for the notifications. */
  readonly environmentName: string;
  /** Vaults of this Region whose recovery points are looked at. */
  readonly vaultNames: readonly string[];
  /** Images and snapshots with this tag are looked at; AWS Backup's and Data Lifecycle Manager's own are not. */
  readonly tag: { readonly key: string; readonly value: string };
  /** SSM parameters that hold the id of an image in use. */
  readonly imagePointerNames: readonly string[];
  readonly reportBucketName: string;
  /** Beginning of the reports' keys, with its final slash. */
  readonly reportPrefix: string;
  readonly topicArn: string;
}

/** How patient and how strict a clean-up is. */
export interface CleanUpPace {
  /** Nothing younger is touched. */
  readonly olderThanDays: number;
  /** Entries that are looked at with one call; each page has a report of its own. */
  readonly pageSize: number;
  readonly retrySeconds: number;
  /**
   * Path of the time that counts as now.
   *
   * @default '$$.Execution.StartTime'
   */
  readonly now?: string;
}
