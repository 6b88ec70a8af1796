import type { ArnScope, ProblemList } from '@etops/foundation';
import { checkArnOf } from '@etops/foundation';
import type { NotificationsRef } from './notifications-ref';

/** Checks that a topic and its key are in the Region of the construct that uses them. */
export function checkNotifications(
  problems: ProblemList,
  path: string,
  { topicArn, kmsKeyArn }: NotificationsRef,
  environment: ArnScope,
): void {
  checkArnOf(problems, `${path}.topicArn`, topicArn, 'topic', environment);
  checkArnOf(problems, `${path}.kmsKeyArn`, kmsKeyArn, 'key', environment);
}
