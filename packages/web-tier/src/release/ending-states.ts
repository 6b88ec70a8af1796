import type { State, States, Task } from '@etops/foundation';
import { publishPermissions } from '@etops/foundation';
import { PREVIOUS_IMAGE } from './release-calls';
import { ANNOUNCED_ERROR_PREFIX } from './release-events';
import type { ReleaseTarget } from './release-target';

/** Returns the states that publish the outcome and end the execution. A failed notification does not change the end. */
export function endingStates(task: Task, { environment, topicArn, topicKeyArn }: ReleaseTarget): States {
  const notify = (outcome: string, details: Readonly<Record<string, string>>, next: string): State =>
    task('sns:publish', {
      parameters: {
        TopicArn: topicArn,
        Subject: `${environment.name}: release ${outcome}`,
        Message: {
          outcome,
          environment: environment.name,
          'execution.$': '$.execution',
          'input.$': '$.input',
          ...details,
        },
      },
      allow: publishPermissions({ topicArn, kmsKeyArn: topicKeyArn }),
      next,
      onFailure: next,
      failureTo: '$.notification',
    });
  const failed = { 'failure.$': '$.failure' };
  const images = { ...failed, 'previousImageId.$': PREVIOUS_IMAGE };
  const fail = (name: string, cause: string): State => ({
    Type: 'Fail',
    Error: `${ANNOUNCED_ERROR_PREFIX}${name}`,
    Cause: cause,
  });
  return {
    NotifyReleased: notify('succeeded', { 'previousImageId.$': PREVIOUS_IMAGE }, 'Released'),
    Released: { Type: 'Succeed' },
    NotifyRefused: notify('refused', failed, 'Refused'),
    Refused: fail('Refused', 'no server was replaced; see the notification for the reason'),
    NotifyRolledBack: notify('failed, rolled back to the previous version', images, 'RolledBack'),
    RolledBack: fail('RolledBack', 'servers run the previous version, the pointer is unchanged'),
    NotifyNotRolledBack: notify('failed, NOT ROLLED BACK', images, 'NotRolledBack'),
    NotRolledBack: fail('NotRolledBack', 'servers may run either version, the pointer is unchanged'),
  };
}
