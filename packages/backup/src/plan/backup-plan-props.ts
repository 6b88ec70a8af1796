import type { EnvironmentRef, RetentionObjective } from '@etops/contracts';
import type { Checked } from '@etops/foundation';
import type { LocalBackupVaultRef } from '../vault';
import type { BackupRule } from './backup-rule';
import type { PlanSelection } from './plan-selection';
import type { SelectionTag } from './selection-tag';

/** Properties of a {@link BackupPlan}. */
export interface BackupPlanProps {
  /**
   * Environment whose resources are backed up.
   *
   * @default - that of the stack, an `EnvironmentStack`
   */
  readonly environment?: EnvironmentRef;
  /**
   * Physical name of the plan and its selection, and, followed by `-role`, of its role: 1 to 50 letters, digits, `-`, `_`
   * and `.`. The second plan of an environment needs one.
   *
   * @default - `<application>-<environment>-backup`
   */
  readonly name?: string;
  /** Vault of the same Region that stores the recovery points: the `ref` of a `BackupVault`, or a literal. */
  readonly vault: LocalBackupVaultRef;
  /** Backup rules, at least one; {@link presetRules} returns predefined ones. */
  readonly rules: readonly BackupRule[];
  /**
   * Tag of the resources to back up: every resource of the Region and account that has it, of all types that the
   * Region's settings opt in to.
   *
   * @default - {@link backupSelectionTag}: `Backup` = `<application>-<environment>`
   */
  readonly selectionTag?: SelectionTag;
  /**
   * Selections by tag, type or ARN, in place of {@link selectionTag}.
   *
   * @default - the resources that have {@link selectionTag}
   */
  readonly selections?: readonly PlanSelection[];
  /**
   * Retention objective that the plan must meet: how far back copies reach, and how long recovery points may be kept.
   *
   * @default - none
   */
  readonly objective?: RetentionObjective;
  /**
   * ARN of the role that backs up, copies and restores.
   *
   * @default - a dedicated role with AWS's four managed policies for backups and restores, S3 included
   */
  readonly roleArn?: string;
}

/** Values of a plan that are checked, with their defaults. */
export type ResolvedBackupPlan = Required<Pick<Checked<BackupPlanProps>, 'name' | 'rules' | 'selections'>> &
  Pick<Checked<BackupPlanProps>, 'objective' | 'roleArn'> & {
    readonly environment: Pick<EnvironmentRef, 'region' | 'accountId'>;
    readonly vault: Omit<LocalBackupVaultRef, 'vaultName'> & Partial<Pick<LocalBackupVaultRef, 'vaultName'>>;
    /** Prop that the selections are from, for messages. */
    readonly given: 'selections' | 'selectionTag';
  };
