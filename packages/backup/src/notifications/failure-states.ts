import type { States, Task } from '@etops/foundation';
import { publishPermissions } from '@etops/foundation';
import type { NotificationsRef } from './notifications-ref';

/** Renders the states that notify the topic of `$.failure`, and fail the execution. They begin with `NotifyOfFailure`. */
export function failureStates(task: Task, notifications: NotificationsRef, subject: string, error: string): States {
  return {
    NotifyOfFailure: task('sns:publish', {
      parameters: {
        TopicArn: notifications.topicArn,
        Subject: subject,
        Message: { 'execution.$': '$$.Execution.Id', 'failure.$': '$.failure' },
      },
      allow: publishPermissions(notifications),
      next: 'Failed',
      onFailure: 'Failed',
      failureTo: '$.notification',
    }),
    Failed: { Type: 'Fail', Error: error, Cause: 'see the notification, or $.failure of NotifyOfFailure' },
  };
}
