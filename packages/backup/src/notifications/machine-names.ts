import type { EnvironmentRef } from '@etops/contracts';
import { stateMachineName } from '@etops/foundation';

/** State machine that encrypts its logs with the key of the notifications. */
export type BackupMachine = 'freshness' | 'clean-up' | 'warm-pool' | 'instance-restore';

/** State machines whose logs the key of the notifications encrypts. */
export const BACKUP_MACHINES: readonly BackupMachine[] = ['freshness', 'clean-up', 'warm-pool', 'instance-restore'];

/** Returns the physical name of a state machine of the package. */
export function backupMachineName(environment: EnvironmentRef, machine: BackupMachine): string {
  return stateMachineName(environment, `backup-${machine}`);
}
