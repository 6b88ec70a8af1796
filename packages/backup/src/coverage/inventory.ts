import type { BackupTargetRef } from '@etops/contracts';
import type { ResolvedBackupRule } from '../backup-rule';
import type { BackupResourceType } from '../resource-type';

/** Something that holds data. */
export interface StatefulResource {
  /** Construct path, for example `primary/database/instance`; how exemptions and protections name it. */
  readonly path: string;
  readonly type: BackupResourceType;
  readonly region: string;
  /** As far as names tell it; an id that AWS chooses is the Terraform address instead. */
  readonly arn: string;
  /** All ways in which its own stack refers to it, besides the ARN. */
  readonly references: readonly string[];
  /** Those of the provider included, where they reach it. */
  readonly tags: Readonly<Record<string, string>>;
  /** What says that it is a copy of something: the ARNs or references of sources, as its own configuration has them. */
  readonly copyOf: readonly string[];
  /** Regions, or bucket ARNs, that its own service replicates it to. */
  readonly replicatesTo: readonly string[];
  /** Whether old versions stay when something is overwritten or deleted. */
  readonly versioned: boolean;
  /** Whether its versions cannot be deleted for a time. */
  readonly locked: boolean;
  /** Attributes that Terraform leaves to others. */
  readonly ignoredChanges: readonly string[];
}

/** One rule of a plan as it was rendered; a retention of `Infinity` is one without end. */
export type PlannedRule = Pick<
  ResolvedBackupRule,
  'name' | 'schedule' | 'retentionDays' | 'continuous' | 'archiveSnapshots' | 'coldAfterDays'
> & {
  readonly vaultName: string;
  readonly copies: readonly {
    readonly vaultArn: string;
    readonly retentionDays: number;
    readonly coldAfterDays?: number;
  }[];
};

/** What a plan selects, in AWS's terms. */
export interface PlannedSelection {
  /** Patterns of ARNs, or references. */
  readonly resources: readonly string[];
  readonly notResources: readonly string[];
  /** One of them is enough. */
  readonly tags: readonly { readonly key: string; readonly value: string }[];
  /** All must hold. */
  readonly conditions: readonly {
    readonly operator: 'string_equals' | 'string_not_equals' | 'string_like' | 'string_not_like';
    readonly key: string;
    readonly value: string;
  }[];
}

export interface PlannedBackups {
  readonly path: string;
  readonly name: string;
  readonly region: string;
  readonly rules: readonly PlannedRule[];
  readonly selections: readonly PlannedSelection[];
}

export interface PlannedRestoreTest {
  readonly path: string;
  readonly planName: string;
  readonly region: string;
  readonly type: string;
  /** ARNs of vaults, or `*`. */
  readonly vaults: readonly string[];
  readonly selectionWindowDays: number;
  readonly selection: PlannedSelection;
  /** Keys of the restore metadata, in lower case: AWS does not tell them apart by case. */
  readonly overrides: readonly string[];
}

/** Types that a Region's settings opt in to. */
export interface OptIn {
  readonly region: string;
  readonly types: readonly string[];
}

/** Everything that matters to backups in all stacks together, as plain data. */
export interface BackupInventory {
  readonly resources: readonly StatefulResource[];
  readonly plans: readonly PlannedBackups[];
  readonly vaults: readonly BackupTargetRef[];
  readonly optIns: readonly OptIn[];
  readonly restoreTests: readonly PlannedRestoreTest[];
}
