import type { EnvironmentRef } from '@etops/contracts';
import type { Checked } from '@etops/foundation';
import type { NotificationsRef } from '../notifications';
import type { SelectionTag } from '../plan';

/** Properties of a {@link WarmPoolExclusion}. */
export interface WarmPoolExclusionProps {
  /**
   * Environment of the group.
   *
   * @default - that of the stack, an `EnvironmentStack`
   */
  readonly environment?: EnvironmentRef;
  /** Topic that is notified of failed runs, and the key that also encrypts the log. */
  readonly notifications: NotificationsRef;
  /** Name of the Auto Scaling group, a literal. */
  readonly autoScalingGroupName: string;
  /**
   * Tag that selects instances for a backup plan. The launch template gives it to every instance.
   *
   * @default - that of {@link backupSelectionTag}
   */
  readonly tag?: SelectionTag;
  /** Schedule expression of EventBridge Scheduler, in {@link timeZone}: some minutes before the jobs of the plan start. */
  readonly schedule: string;
  /**
   * IANA time zone of the schedule.
   *
   * @default 'Etc/UTC'
   */
  readonly timeZone?: string;
}

/** The props with their defaults. */
export type ResolvedWarmPoolExclusion = Required<Checked<WarmPoolExclusionProps>>;
