import type { State } from '@etops/foundation';
import { noteFailure } from '@etops/foundation';

export { choice, equalsPath, isOneOf, loop, taskMaker } from '@etops/foundation';
export type { State, StateMachineDefinition, States, Task } from '@etops/foundation';

/** Says what went wrong with a release where no task failed. */
export function failure(cause: string, next: string): State {
  return noteFailure('Release', cause, next);
}
