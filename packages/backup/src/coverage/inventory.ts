import type { BackupVaultRef } from '@etops/contracts';
import type { BackupResourceType, ResolvedBackupRule } from '../plan';

/** Resource that holds data. */
export interface StatefulResource {
  /** Construct path, for example `primary/database/instance`; exemptions and protections use it. */
  readonly path: string;
  /** Resource type by AWS Backup's name. */
  readonly type: BackupResourceType;
  /** Region of the resource. */
  readonly region: string;
  /** ARN; the Terraform address replaces an id that AWS assigns. */
  readonly arn: string;
  /** Expressions by which its own stack refers to it, in addition to the ARN. */
  readonly references: readonly string[];
  /** Tags, including those of the provider if the resource gets them. */
  readonly tags: Readonly<Record<string, string>>;
  /** ARNs or references of the sources that it replicates, from its own configuration. */
  readonly copyOf: readonly string[];
  /** Regions, or ARNs of buckets, that its own service replicates it to. */
  readonly replicatesTo: readonly string[];
  /** Whether old versions are kept when something is overwritten or deleted. */
  readonly versioned: boolean;
  /** Whether its versions are locked against deletion for a time. */
  readonly locked: boolean;
  /** Attributes whose changes Terraform ignores. */
  readonly ignoredChanges: readonly string[];
  /**
   * Days that RDS keeps automated backups, as Terraform sets them.
   *
   * @default - known to Terraform only, or not set
   */
  readonly automatedBackupDays?: number;
}

/** Rule of a plan as rendered; a retention of `Infinity` never ends, one of `undefined` is known to Terraform only. */
export type PlannedRule = Pick<
  ResolvedBackupRule,
  'name' | 'schedule' | 'continuous' | 'archiveSnapshots' | 'coldAfterDays'
> & {
  /** Days until a recovery point expires. */
  readonly retentionDays: number | undefined;
  /** Name of the vault. */
  readonly vaultName: string;
  /** Copies of the rule. */
  readonly copies: readonly {
    /** ARN of the destination. */
    readonly vaultArn: string;
    /** Days that the destination keeps copies. */
    readonly retentionDays: number | undefined;
    /**
     * Days after which copies move to cold storage.
     *
     * @default - never
     */
    readonly coldAfterDays?: number;
  }[];
};

/** Selection of a plan or restore test, in AWS's terms. */
export interface PlannedSelection {
  /** ARNs, patterns of ARNs, or references to select. */
  readonly resources: readonly string[];
  /** ARNs or patterns of ARNs to exclude. */
  readonly notResources: readonly string[];
  /** Tags, of which a resource needs at least one. */
  readonly tags: readonly { readonly key: string; readonly value: string }[];
  /** Conditions, all of which must hold. */
  readonly conditions: readonly {
    readonly operator: 'string_equals' | 'string_not_equals' | 'string_like' | 'string_not_like';
    readonly key: string;
    readonly value: string;
  }[];
}

/** Backup plan as rendered. */
export interface PlannedBackups {
  /** Construct path. */
  readonly path: string;
  /** Name of the plan. */
  readonly name: string;
  /** Region of the plan. */
  readonly region: string;
  /** Rules of the plan. */
  readonly rules: readonly PlannedRule[];
  /** Selections of the plan. */
  readonly selections: readonly PlannedSelection[];
}

/** Restore test of one resource type as rendered. */
export interface PlannedRestoreTest {
  /** Construct path. */
  readonly path: string;
  /** Name of the restore testing plan. */
  readonly planName: string;
  /** Region of the plan. */
  readonly region: string;
  /** Resource type. */
  readonly type: string;
  /** ARNs of vaults, or `*`. */
  readonly vaults: readonly string[];
  /** Days from which a recovery point is chosen. */
  readonly selectionWindowDays: number;
  /** Resources to restore. */
  readonly selection: PlannedSelection;
  /** Keys of the restore metadata in lower case: AWS does not distinguish their case. */
  readonly overrides: readonly string[];
}

/** Resource types that a Region's settings opt in to. */
export interface OptIn {
  /** Region of the settings. */
  readonly region: string;
  /** Resource types by AWS Backup's names. */
  readonly types: readonly string[];
}

/** Everything in all stacks that matters to backups, as plain data. */
export interface BackupInventory {
  /** Resources that hold data. */
  readonly resources: readonly StatefulResource[];
  /** Backup plans. */
  readonly plans: readonly PlannedBackups[];
  /** Backup vaults with their locks. */
  readonly vaults: readonly BackupVaultRef[];
  /** Opt-ins, one per Region. */
  readonly optIns: readonly OptIn[];
  /** Restore tests. */
  readonly restoreTests: readonly PlannedRestoreTest[];
}
