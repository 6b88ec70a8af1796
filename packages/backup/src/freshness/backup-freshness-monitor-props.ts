import type { EnvironmentRef } from '@etops/contracts';
import type { Checked } from '@etops/foundation';
import type { NotificationsRef } from '../notifications';
import type { FreshnessCheck } from './freshness-check';

/** Properties of a {@link BackupFreshnessMonitor}. */
export interface BackupFreshnessMonitorProps {
  /**
   * Environment that the monitor belongs to.
   *
   * @default - that of the stack, an `EnvironmentStack`
   */
  readonly environment?: EnvironmentRef;
  /** Checks of this Region, 1 to 20. */
  readonly checks: readonly FreshnessCheck[];
  /** Topic of the alarms, and the key that also encrypts the log of the state machine. */
  readonly notifications: NotificationsRef;
  /**
   * Schedule expression of EventBridge Scheduler, in {@link timeZone}; it must run every day, at most once an hour.
   *
   * @default 'cron(0 12 * * ? *)'
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
export type ResolvedFreshnessMonitor = Required<Checked<BackupFreshnessMonitorProps>>;
