import type { BackupVaultRef, EnvironmentRef, NetworkRef } from '@etops/contracts';
import type { Checked } from '@etops/foundation';
import type { RestoreTest } from './restore-test';

/** Properties of a {@link RestoreTesting}. */
export interface RestoreTestingProps {
  /**
   * Environment that the restore testing plan belongs to.
   *
   * @default - that of the stack, an `EnvironmentStack`
   */
  readonly environment?: EnvironmentRef;
  /**
   * Name of the restore testing plan: 1 to 50 letters, digits and `_`. Changing it replaces the plan. The second plan of
   * an environment needs one.
   *
   * @default - `<application>_<environment>_restore_test`
   */
  readonly name?: string;
  /** Vaults of this Region to restore from, preferably the vault with the copies. */
  readonly vaults: readonly Pick<BackupVaultRef, 'vaultArn' | 'region'>[];
  /** Restore tests, one for each resource type in the vaults. */
  readonly tests: readonly RestoreTest[];
  /**
   * Network to restore databases and servers into: subnets of its data tier, and a security group without any rule.
   *
   * @default - none: only types that need no network can be tested
   */
  readonly network?: Pick<NetworkRef, 'vpcId' | 'dataSubnets'>;
  /**
   * Cron expression with six fields, in {@link timeZone}, for example `cron(0 9 ? * SUN *)`.
   *
   * @default 'cron(0 9 1 * ? *)', the first day of every month
   */
  readonly schedule?: string;
  /**
   * IANA time zone of the schedule.
   *
   * @default 'Etc/UTC'
   */
  readonly timeZone?: string;
  /**
   * Hours within which the restores start, at random times; 1 to 168.
   *
   * @default 8
   */
  readonly startWindowHours?: number;
  /**
   * Days from which AWS Backup chooses a recovery point, 1 to 365; at least the interval between two backups.
   *
   * @default 7
   */
  readonly selectionWindowDays?: number;
  /**
   * Recovery point to restore of each resource: the latest one, or a random one.
   *
   * @default 'latest'
   */
  readonly choose?: 'latest' | 'random';
  /**
   * ARN of the role that restores.
   *
   * @default - a dedicated role with AWS's two managed policies for restores
   */
  readonly roleArn?: string;
}

/** Values of a restore testing plan that are checked, with their defaults. */
export type ResolvedRestoreTesting = Required<Omit<Checked<RestoreTestingProps>, 'network' | 'roleArn'>> &
  Pick<Checked<RestoreTestingProps>, 'network' | 'roleArn'>;
