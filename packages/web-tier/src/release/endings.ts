import { PREVIOUS_IMAGE } from './calls';
import type { ReleaseTarget } from './release-target';
import type { State, States, Task } from './states';

/** Tells people; an execution ends as it would when nobody can be told. */
export function endingStates(task: Task, { topicArn, environmentName }: ReleaseTarget): States {
  const notify = (outcome: string, details: Readonly<Record<string, string>>, next: string): State =>
    task('sns:publish', {
      parameters: {
        TopicArn: topicArn,
        Subject: `${environmentName}: release ${outcome}`,
        Message: {
          outcome,
          environment: environmentName,
          'execution.$': '$.execution',
          'input.$': '$.input',
          ...details,
        },
      },
      next,
      onFailure: next,
      failureTo: '$.notification',
    });
  const failed = { 'failure.$': '$.failure' };
  const images = { ...failed, 'previousImageId.$': PREVIOUS_IMAGE };
  const fail = (error: string, cause: string): State => ({ Type: 'Fail', Error: error, Cause: cause });
  return {
    NotifyReleased: notify('succeeded', { 'previousImageId.$': PREVIOUS_IMAGE }, 'Released'),
    Released: { Type: 'Succeed' },
    NotifyRefused: notify('refused', failed, 'Refused'),
    Refused: fail('Release.Refused', 'nothing was changed; the notification says why'),
    NotifyRestored: notify('failed, previous version restored', images, 'Restored'),
    Restored: fail('Release.Restored', 'servers run the previous version, the pointer is unchanged'),
    NotifyNotRestored: notify('failed, PREVIOUS VERSION NOT RESTORED', images, 'NotRestored'),
    NotRestored: fail(
      'Release.NotRestored',
      'servers may run either version, the pointer is unchanged; see the runbook',
    ),
  };
}
