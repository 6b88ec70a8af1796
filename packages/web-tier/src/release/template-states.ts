import type { States, Task } from '@etops/foundation';
import { arnOf, choice, equalsPath } from '@etops/foundation';
import { createVersion, describeNewestVersion, RELEASED_VERSION } from './release-calls';
import type { ReleaseTarget } from './release-target';

/**
 * Returns the states that make the newest version of the launch template one with the pointer's image again, so that
 * Terraform, which compares with the newest version, finds nothing to change. They begin with `FindNewestAfter<occasion>`.
 *
 * No server and no group uses that version. If Terraform has created a newer one in the meantime, it stays the newest.
 */
export function templateStates(task: Task, target: ReleaseTarget, occasion: string, next: string): States {
  const ways = { onFailure: next, failureTo: '$.templateFailure' };
  return {
    [`FindNewestAfter${occasion}`]: describeNewestVersion(task, {
      ...ways,
      to: '$.now',
      next: `IsReleasedVersionNewestAfter${occasion}`,
    }),
    [`IsReleasedVersionNewestAfter${occasion}`]: choice(
      [[equalsPath('$.now.version', RELEASED_VERSION), `ReadPointerAfter${occasion}`]],
      next,
    ),
    [`ReadPointerAfter${occasion}`]: task('aws-sdk:ssm:getParameter', {
      ...ways,
      parameters: { Name: target.pointer.Name },
      allow: { resources: arnOf(target.environment, 'ssm', `parameter${target.pointer.Name}`) },
      result: { to: '$.pointer', select: { 'imageId.$': '$.Parameter.Value' } },
      next: `RestoreTemplateAfter${occasion}`,
    }),
    [`RestoreTemplateAfter${occasion}`]: createVersion(task, target, {
      ...ways,
      image: '$.pointer.imageId',
      token: "States.Format('{}-back', $$.Execution.Name)",
      to: '$.copy',
      next,
    }),
  };
}
