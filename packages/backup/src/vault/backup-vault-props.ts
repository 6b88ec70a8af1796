import type { EnvironmentRef } from '@etops/contracts';
import type { Checked } from '@etops/foundation';
import type { VaultLock } from './vault-lock';

/** Accounts whose recovery points can be copied into a vault. AWS Backup copies within an organization only. */
export interface CopySources {
  /** Id of the organization that both accounts belong to, for example `o-a1b2c3d4e5`. */
  readonly organizationId: string;
  /**
   * Ids of the accounts.
   *
   * @default - every account of the organization
   */
  readonly accountIds?: readonly string[];
}

/** Properties of a {@link BackupVault}. */
export interface BackupVaultProps {
  /**
   * Environment that the vault belongs to.
   *
   * @default - that of the stack, an `EnvironmentStack`
   */
  readonly environment?: EnvironmentRef;
  /**
   * Physical name: 2 to 50 letters, digits, `-` and `_`. Changing it replaces the vault.
   *
   * @default - `<application>-<environment>-backup`
   */
  readonly name?: string;
  /**
   * ARN of the KMS key that encrypts the recovery points. Changing it replaces the vault.
   *
   * @default - a dedicated customer key
   */
  readonly kmsKeyArn?: string;
  /**
   * AWS Backup Vault Lock: limits of the retention, and whether they can be changed later.
   *
   * Every backup or copy job to a locked vault needs a lifecycle within the limits, or the job fails.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html
   * @default - no lock: any retention is accepted
   */
  readonly lock?: VaultLock;
  /**
   * Whether the access policy denies every principal, administrators and root included, to delete recovery points, to
   * change their lifecycle, and to delete the vault. Recovery points still expire by their lifecycle.
   *
   * @default - true, except in development environments, which can be destroyed
   */
  readonly blockRecoveryPointDeletion?: boolean;
  /**
   * ARNs of IAM roles that are exempt from {@link blockRecoveryPointDeletion} and can delete recovery points if no lock
   * prevents it. An example is the role of a clean-up, see {@link backupCleanUpRoleArn}. They cannot change a
   * lifecycle.
   *
   * @default - none
   */
  readonly recoveryPointDeletionRoleArns?: readonly string[];
  /**
   * ARNs of the only IAM roles or users that can change or remove the vault's access policy, with `*` and `?` as
   * wildcards. Include the role that applies this stack, or it locks itself out.
   *
   * @default - any principal that IAM allows: the policy then prevents mistakes, not an administrator who lifts it first
   */
  readonly policyAdministratorArns?: readonly string[];
  /**
   * Other accounts that can copy into this vault, for copies that survive the loss of an account.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/create-cross-account-backup.html (checked 2026-11-28)
   * @default - none
   */
  readonly acceptCopiesFrom?: CopySources;
  /**
   * Ids of accounts that receive copies of this vault's recovery points: they can use the vault's own key to read them.
   *
   * @default - none
   */
  readonly copiesToAccountIds?: readonly string[];
}

/** The props with their defaults, as the checks and the access policy need them. */
export type ResolvedBackupVault = Required<Omit<Checked<BackupVaultProps>, Optional>> &
  Pick<Checked<BackupVaultProps>, Optional>;

type Optional = 'kmsKeyArn' | 'lock' | 'acceptCopiesFrom';
