import type { LocatedProblem } from '@etops/foundation';
import { ValidationError } from '@etops/foundation';

/** Collects the problems of a stack's parts, so that all of them are reported at once. */
export class Parts {
  private readonly problems: LocatedProblem[] = [];

  /** Builds a part; returns `undefined` if it has problems, which {@link check} throws. */
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

  /** @throws ValidationError with the problems of all parts, if any */
  check(): void {
    if (this.problems.length > 0) {
      throw new ValidationError(this.problems);
    }
  }
}
