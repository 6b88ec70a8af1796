import type { EnvironmentRef } from '@etops/contracts';
import { stateMachineName } from '@etops/foundation';

/** Returns the physical name of the heartbeat, which is that of its state machine and of its role. */
export function heartbeatName(environment: Pick<EnvironmentRef, 'application' | 'name'>, failoverId: string): string {
  return stateMachineName(environment, `${failoverId}-heartbeat`);
}
