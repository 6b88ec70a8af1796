import type { ProblemList } from '@etops/foundation';
import { ValidationError } from '@etops/foundation';

/**
 * Throws the problems of a function's arguments, if there are any.
 *
 * @param name of the function, which the messages begin with
 */
export function throwProblemsOf(name: string, problems: ProblemList): void {
  if (problems.all.length > 0) {
    throw new ValidationError(problems.all.map((problem) => ({ path: name, ...problem })));
  }
}
