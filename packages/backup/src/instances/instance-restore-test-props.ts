import type { EnvironmentRef, NetworkRef } from '@etops/contracts';
import type { Checked } from '@etops/foundation';
import type { NotificationsRef } from '../notifications';

/** Properties of an {@link InstanceRestoreTest}. */
export interface InstanceRestoreTestProps {
  /**
   * Environment whose Region restores.
   *
   * @default - that of the stack, an `EnvironmentStack`
   */
  readonly environment?: EnvironmentRef;
  /** Topic that is notified of failed tests, and the key that also encrypts the log. */
  readonly notifications: NotificationsRef;
  /** Vault of this Region with the recovery points. */
  readonly vault: {
    /** Name of the vault, a literal. */
    readonly name: string;
    /** ARN of an alias of the vault's key: copies from another Region are encrypted with it. */
    readonly kmsKeyAliasArn: string;
  };
  /** VPC and subnets; the instance has a security group without any rule. */
  readonly network: Pick<NetworkRef, 'vpcId' | 'dataSubnets'>;
  /** EC2 instance type to start, of the image's architecture, for example `t3.medium`. */
  readonly instanceType: string;
  /**
   * Days from which a recovery point is chosen, 1 to 365; at least the interval between two backups and the time of a
   * copy.
   *
   * @default 3
   */
  readonly selectionWindowDays?: number;
  /**
   * Schedule expression of EventBridge Scheduler, in {@link timeZone}; at most once an hour, and at least once a year.
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
}

/** The props with their defaults. */
export type ResolvedInstanceRestoreTest = Required<Checked<InstanceRestoreTestProps>>;
