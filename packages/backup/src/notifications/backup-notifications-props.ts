import type { EnvironmentRef } from '@etops/contracts';
import type { BackupResourceType } from '../plan';

/** Properties of a {@link BackupNotifications}. */
export interface BackupNotificationsProps {
  /**
   * Environment whose Region the topic is in.
   *
   * @default - that of the stack, an `EnvironmentStack`
   */
  readonly environment?: EnvironmentRef;
  /**
   * Resource types whose failed backup jobs notify no one, for example `['EC2']` for servers that a group replaces: the job
   * of a server that is terminated fails. `backupJobAlarms` still finds that a type has no backup.
   *
   * @default - none: every failed job is notified
   */
  readonly silentBackupTypes?: readonly BackupResourceType[];
}
