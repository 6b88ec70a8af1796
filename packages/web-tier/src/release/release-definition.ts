import { admissionStates } from './admission';
import { endingStates } from './endings';
import type { ReleasePace, ReleaseTarget } from './release-target';
import { restorationStates } from './restoration';
import { rolloutStates } from './rollout';
import { taskMaker } from './states';
import type { StateMachineDefinition } from './states';
import { verificationStates } from './verification';

/**
 * The state machine that releases a machine image, as data.
 *
 * It tries the image on the group itself: a new version of the group's launch template, an instance refresh to that
 * version by number, with alarms and with the group's previous version saved, so that Auto Scaling's own rollback goes
 * back to it. Only when the refresh, the targets and the alarms say so does the pointer move; it is the last thing that
 * is changed. In every other case servers return to the previous version, which the group then names again.
 */
export function releaseDefinition(target: ReleaseTarget, pace: ReleasePace): StateMachineDefinition {
  const { pollSeconds, maximumTurns, maximumHealthTurns, retrySeconds } = pace;
  const hours = 1 + Math.ceil(((2 * maximumTurns + maximumHealthTurns) * pollSeconds) / 3600);
  const task = taskMaker(target.partition, retrySeconds);
  return {
    Comment: `Releases a machine image in ${target.environmentName}: input {"imageId": "ami-…"}`,
    StartAt: 'Begin',
    // Beyond the capped loops: a rollback must not be cut short.
    TimeoutSeconds: 2 * hours * 3600,
    States: {
      ...admissionStates(task, target),
      ...rolloutStates(task, target, pace),
      ...verificationStates(task, target, pace),
      ...restorationStates(task, target, pace),
      ...endingStates(task, target),
    },
  };
}
