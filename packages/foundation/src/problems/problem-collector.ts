import type { LocatedProblem } from './problem';
import { ValidationError } from './validation-error';

/** Builds parts one after the other, and throws the problems of all of them together. */
export class ProblemCollector {
  private readonly problems: LocatedProblem[] = [];

  /**
   * Builds one part.
   *
   * @returns the part, or `undefined` if it has problems, which {@link check} throws
   */
  build<T>(build: () => T): T | undefined {
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

  /** Adds problems of another source. */
  add(problems: readonly LocatedProblem[]): void {
    this.problems.push(...problems);
  }

  /**
   * Throws if any part has problems.
   *
   * @throws ValidationError with the problems of all parts
   */
  check(): void {
    if (this.problems.length > 0) {
      throw new ValidationError(this.problems);
    }
  }
}
