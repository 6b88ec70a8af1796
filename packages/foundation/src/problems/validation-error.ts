import type { Construct } from 'constructs';
import type { LocatedProblem, Problem } from './problem';
import { formatProblem } from './problem';

const BRAND = Symbol.for('@etops/foundation.ValidationError');

/** Reports all problems of the props of one or more constructs. */
export class ValidationError extends Error {
  /** Name of the class, for stack traces. */
  override readonly name = 'ValidationError';

  /** All problems, in the order in which they were found. */
  declare readonly problems: readonly LocatedProblem[];

  constructor(problems: readonly LocatedProblem[]) {
    super(problems.map(formatProblem).join('\n'));
    // Not enumerable: Node prints the enumerable members of an uncaught error after its message, so all problems twice.
    Object.defineProperties(this, { [BRAND]: { value: true }, problems: { value: problems } });
  }

  /** Checks for this error across two installed versions of this package, unlike `instanceof`. */
  static isValidationError(error: unknown): error is ValidationError {
    return typeof error === 'object' && error !== null && BRAND in error;
  }
}

/**
 * Throws if there are problems, with the path of the construct.
 *
 * @throws ValidationError with all of them
 */
export function throwProblems(scope: Construct, problems: readonly Problem[]): void {
  if (problems.length > 0) {
    throw new ValidationError(problems.map((problem) => ({ path: scope.node.path, ...problem })));
  }
}
