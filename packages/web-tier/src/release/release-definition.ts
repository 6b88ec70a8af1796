import type { StateMachineDefinition } from '@etops/foundation';
import { partitionOf, taskMaker } from '@etops/foundation';
import { admissionStates } from './admission-states';
import { endingStates } from './ending-states';
import type { ReleaseTarget, ReleaseTimings } from './release-target';
import { rollbackStates } from './rollback-states';
import { rolloutStates } from './rollout-states';
import { verificationStates } from './verification-states';

/**
 * Returns the state machine that releases a machine image, as data, with the permission of each call.
 *
 * The release creates a copy of the newest version of the launch template with the image, and starts an instance refresh
 * to it by number. Auto Scaling watches alarms and can roll back to the previous version, which the group still names and
 * which its servers run. The pointer is updated last: only after refresh, servers, targets and alarms were checked.
 * Otherwise the release rolls back to the previous version, and checks that the servers run it.
 */
export function releaseDefinition(target: ReleaseTarget, timings: ReleaseTimings): StateMachineDefinition {
  const { pollSeconds, maxAttempts, maxHealthAttempts, retrySeconds } = timings;
  const hours = 1 + Math.ceil((3 * (maxAttempts + maxHealthAttempts) * pollSeconds) / 3600);
  const { environment } = target;
  const task = taskMaker(partitionOf(environment.region), retrySeconds);
  return {
    Comment: `Releases a machine image in ${environment.name}: input {"imageId": "ami-…"}`,
    StartAt: 'SaveInput',
    // Longer than the loops: a rollback must not be cut off.
    TimeoutSeconds: 2 * hours * 3600,
    States: {
      ...admissionStates(task, target),
      ...rolloutStates(task, target, timings),
      ...verificationStates(task, target, timings),
      ...rollbackStates(task, target, timings),
      ...endingStates(task, target),
    },
  };
}
