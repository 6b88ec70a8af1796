import type { Problem } from './problem';

/** Collects problems while props are checked, so that a caller sees all of them at once. */
export class ProblemList {
  private readonly found: Problem[] = [];

  /** All problems so far, in the order in which they were found. */
  get all(): readonly Problem[] {
    return this.found;
  }

  add(code: string, message: string): void {
    this.found.push({ code, message });
  }

  /** Adds a problem unless `holds`; the message is made only when it is needed. */
  require(holds: boolean, code: string, message: () => string): void {
    if (!holds) {
      this.add(code, message());
    }
  }
}
