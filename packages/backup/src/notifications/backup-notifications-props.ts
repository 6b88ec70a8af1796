import type { EnvironmentRef } from '@etops/contracts';

/** Properties of a {@link BackupNotifications}. */
export interface BackupNotificationsProps {
  /**
   * Environment whose Region the topic is in.
   *
   * @default - that of the stack, an `EnvironmentStack`
   */
  readonly environment?: EnvironmentRef;
}
