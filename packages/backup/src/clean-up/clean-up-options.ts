import type { EnvironmentRef } from '@etops/contracts';
import type { Checked } from '@etops/foundation';
import type { BackupCleanUpProps, ResolvedCleanUp } from './backup-clean-up-props';

/** Entries that a clean-up lists, and where it reports. Values may be references, which Terraform resolves. */
export interface CleanUpTarget extends Pick<
  ResolvedCleanUp,
  'notifications' | 'vaultNames' | 'tag' | 'imageNames' | 'imagePointerNames' | 'optionalImagePointerNames'
> {
  /** Environment of the entries. */
  readonly environment: EnvironmentRef;
  /** Bucket of the reports, its key, and the prefix of the reports with its final slash. */
  readonly reports: Required<Checked<BackupCleanUpProps>['reports']>;
}

/** Options of {@link cleanUpDefinition}. */
export interface CleanUpOptions {
  /** Days after which an entry can be deleted. */
  readonly olderThanDays: number;
  /** Entries that one call lists; each page has its own report. */
  readonly pageSize: number;
  /** Seconds before a failed call is retried for the first time. */
  readonly retrySeconds: number;
  /**
   * JSONPath of the current time.
   *
   * @default '$$.Execution.StartTime'
   */
  readonly now?: string;
}
