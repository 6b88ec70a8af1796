import type { Problem } from './problem';
import { isToken } from './token';

/** Code of all problems about a token in place of a literal. */
const LITERAL_REQUIRED = 'LITERAL_REQUIRED';

/** Collects the problems of props, so that a caller sees all of them at once. */
export class ProblemList {
  private readonly found: Problem[] = [];

  /** Returns all problems so far, in the order in which they were found. */
  get all(): readonly Problem[] {
    return this.found;
  }

  /** Adds a problem. */
  add(code: string, message: string): void {
    this.found.push({ code, message });
  }

  /** Adds problems that another check found. */
  addAll(problems: readonly Problem[]): void {
    this.found.push(...problems);
  }

  /** Adds a problem unless `holds`; the message is computed only for a problem. */
  require(holds: boolean, code: string, message: () => string): void {
    if (!holds) {
      this.add(code, message());
    }
  }

  /**
   * Adds a problem if a value is a token, for values that determine which resources exist, or their names.
   *
   * @param path of the prop; a problem of an element of a list names its index
   * @param advice end of the message @default - advice to write the value in the program
   * @returns the value, or `undefined` if it is, or contains, a token
   */
  literal<T>(
    path: string,
    value: T,
    advice = 'write the value in the program, since it is needed before Terraform runs',
  ): T | undefined {
    const places =
      !isToken(value) && Array.isArray(value)
        ? value.map((item: unknown, index) => [`${path}[${String(index)}]`, item] as const)
        : [[path, value] as const];
    const tokens = places.filter(([, item]) => isToken(item));
    for (const [place] of tokens) {
      this.add(LITERAL_REQUIRED, `${place} must be a literal, got a token; ${advice}`);
    }
    return tokens.length === 0 ? value : undefined;
  }
}
