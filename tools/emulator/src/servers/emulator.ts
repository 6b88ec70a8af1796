/** A secret of Secrets Manager in the emulator. */
export interface KeptSecret {
  readonly name: string;
  /** Values that must not appear anywhere else. */
  readonly values: readonly string[];
}

/** A collection in the emulator with more entries than a new AWS account has. */
export interface Leftover {
  readonly service: string;
  readonly region: string;
  readonly kind: string;
  readonly names: readonly string[];
}

/** How an instance refresh of an Auto Scaling group ends; one that stays in progress can be rolled back. */
export type InstanceRefreshOutcome =
  'Successful' | 'Failed' | 'Cancelled' | 'RollbackSuccessful' | 'RollbackFailed' | 'InProgress';

/**
 * How an export of a snapshot ends; one that stays in progress can be cancelled. `Refused` rejects the start, as RDS
 * does at the account's quota. `Incomplete` is complete, with a warning.
 */
export type ExportTaskOutcome = 'COMPLETE' | 'FAILED' | 'CANCELED' | 'IN_PROGRESS' | 'Refused' | 'Incomplete';

/** Operations of an emulated AWS, of one server or of several. */
export interface EmulatorContents {
  /** Ends the server and waits until it has ended; may be called twice. */
  stop(): Promise<void>;
  /** Returns the calls that were refused with 501, without duplicates. */
  unsupportedCalls(): readonly string[];
  /** Returns the resources that a new AWS account does not have. */
  contents(): Promise<readonly Leftover[]>;
  /** Returns all secrets with their values. They are created during the run and deleted with the server. */
  secrets(): Promise<readonly KeptSecret[]>;
  /** Returns the passwords of the databases' master users, by identifier. */
  masterPasswords(): Promise<Readonly<Record<string, string>>>;
  /** Disables deletion protection on every resource, and returns the ARNs of those that had it. */
  switchOffDeletionProtection(): Promise<readonly string[]>;
  /** Deletes all versions of all objects of a bucket, and returns their number. */
  emptyBucket(bucket: string): Promise<number>;
}

/** A running emulator. */
export interface Emulator extends EmulatorContents {
  readonly endpoint: string;
  /** Refuses connections from now on and cuts off existing ones; the server keeps its contents. */
  stopListening(): Promise<void>;
  /** Accepts connections on the same port again. */
  startListening(): Promise<void>;
  /** Sets how the next instance refreshes end, in the order of their start. All others succeed. */
  planInstanceRefreshes(outcomes: readonly InstanceRefreshOutcome[]): Promise<void>;
  /** Sets how the next exports of snapshots end, in the order of their start. All others complete. */
  planExportTasks(outcomes: readonly ExportTaskOutcome[]): Promise<void>;
  /** Creates a snapshot of a DB instance, as RDS does every day or AWS Backup by its rules, and returns its ARN. */
  takeAutomatedSnapshot(region: string, instance: string, by?: 'rds' | 'aws-backup'): Promise<string>;
  /** Tags a resource of EC2 as a service of AWS does, with a key that users cannot set, such as `aws:backup:source-resource`. */
  tagAsService(region: string, resource: string, key: string, value: string): Promise<void>;
  /** Sets the result of a Route 53 health check of an endpoint. Without this it is healthy. */
  setHealthCheckStatus(healthCheckId: string, status: 'healthy' | 'unhealthy'): Promise<void>;
}
