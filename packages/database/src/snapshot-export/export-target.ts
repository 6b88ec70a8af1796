/** Resources of an export. Values may be references, which Terraform resolves. */
export interface ExportTarget {
  /** AWS partition, for example `aws`. */
  readonly partition: string;
  /** Name of the environment, for notifications. */
  readonly environmentName: string;
  /** Identifier of the DB instance whose automated snapshots are exported. */
  readonly instanceIdentifier: string;
  /** Bucket that exports are written to. */
  readonly bucketName: string;
  /** Prefix of the exports in the bucket. */
  readonly prefix: string;
  /** ARN of the key that encrypts exports. */
  readonly kmsKeyArn: string;
  /** ARN of the role that RDS assumes to write exports. */
  readonly exportRoleArn: string;
  /** ARN of the topic to notify. */
  readonly topicArn: string;
  /** Prefix of the names of export tasks, up to 40 characters. */
  readonly taskName: string;
}

/** Waits and attempts of an export. */
export interface ExportTimings {
  /** Seconds between two looks at the export task. */
  readonly pollSeconds: number;
  /** Maximum number of looks at the export task. */
  readonly maxAttempts: number;
  /** Seconds before the first retry of a call; doubled for each further retry. */
  readonly retrySeconds: number;
  /** Seconds before the first retry of starting a task; doubled for each of up to six retries. */
  readonly startRetrySeconds: number;
}
