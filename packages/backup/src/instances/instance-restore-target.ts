import type { EnvironmentRef } from '@etops/contracts';
import type { NotificationsRef } from '../notifications';
import type { InstanceRestoreTestProps } from './instance-restore-test-props';

/** Recovery points to choose from, and the place to restore to. Values may be references, which Terraform resolves. */
export interface InstanceRestoreTarget {
  /** Environment whose Region restores. */
  readonly environment: EnvironmentRef;
  /** Vault with the recovery points, and an alias of its key. */
  readonly vault: InstanceRestoreTestProps['vault'];
  /** Days from which a recovery point is chosen. */
  readonly selectionWindowDays: number;
  /** Subnet of the instance. */
  readonly subnetId: string;
  /** Security group of the instance. */
  readonly securityGroupId: string;
  /** Instance type to start. */
  readonly instanceType: string;
  /** Topic that is notified of failed tests. */
  readonly notifications: NotificationsRef;
}
