import type { EnvironmentRef } from '@etops/contracts';
import type { TopicRef } from '@etops/foundation';

/** Resources of an export. Values may be references, which Terraform resolves. */
export interface ExportTarget {
  /** Environment of the export; its name is part of notifications. */
  readonly environment: Pick<EnvironmentRef, 'name' | 'region' | 'accountId'>;
  /** Identifier of the DB instance whose automated snapshots are exported. */
  readonly instanceIdentifier: string;
  /** Bucket that exports are written to. */
  readonly bucketName: string;
  /** Prefix of the exports in the bucket. */
  readonly prefix: string;
  /** ARN of the key that encrypts exports. An alias ARN does not work, since IAM policies cannot refer to aliases. */
  readonly kmsKeyArn: string;
  /** ARN of the role that RDS assumes to write exports. */
  readonly exportRoleArn: string;
  /** Topic to notify. */
  readonly topic: TopicRef;
  /** Prefix of the names of export tasks, up to 40 characters. */
  readonly taskName: string;
  /**
   * Whether an export with a warning of RDS is a success.
   *
   * @default false
   */
  readonly acceptsWarnings?: boolean;
}

/** Waits and attempts of an export. */
export interface ExportTimings {
  /** Seconds between two polls of the export task. */
  readonly pollSeconds: number;
  /** Maximum number of polls of the export task. */
  readonly maxAttempts: number;
  /** Seconds before the first retry of a call; doubled for each further retry. */
  readonly retrySeconds: number;
  /** Seconds before the first retry of starting a task; doubled for each of up to six retries. */
  readonly startRetrySeconds: number;
}
