/** What an export acts on. Values may be references, which Terraform fills in. */
export interface ExportTarget {
  readonly partition: string;
  /** Environment, for the notifications. */
  readonly environmentName: string;
  /** DB instance whose automated snapshots are exported. */
  readonly instanceIdentifier: string;
  readonly bucketName: string;
  readonly prefix: string;
  readonly kmsKeyArn: string;
  /** Role that RDS takes to write. */
  readonly exportRoleArn: string;
  readonly topicArn: string;
  /** What the names of the export tasks begin with, up to 40 characters. */
  readonly taskName: string;
}

/** How patient an export is. */
export interface ExportPace {
  readonly pollSeconds: number;
  /** Looks at the export task so many times at most. */
  readonly maximumTurns: number;
  readonly retrySeconds: number;
  /** Before the second attempt to start a task; then twice as long each time, six times. */
  readonly startRetrySeconds: number;
}
