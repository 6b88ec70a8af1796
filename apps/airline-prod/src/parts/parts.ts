import type { LocatedProblem } from '@etops/foundation';
import { ValidationError } from '@etops/foundation';

/** The parts of a stack, built one after the other, so that the problems of all are known before one is thrown. */
export class Parts {
  private readonly problems: LocatedProblem[] = [];

  /** What was built, or `undefined` when it has problems, which {@link check} throws. */
  add<T>(build: () => T): T | undefined {
    try {
      return build();
    } catch (error) {
      if (!ValidationError.isValidationError(error)) {
        throw error;
      }
      this.problems.push(...error.problems);
      return undefined;
    }
  }

  /** @throws ValidationError with the problems of all parts, when there are any */
  check(): void {
    if (this.problems.length > 0) {
      throw new ValidationError(this.problems);
    }
  }
}
