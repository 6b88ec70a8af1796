/** One thing that is wrong, as data; its text is made by {@link formatProblem}. */
export interface Problem {
  /** Stable and greppable, for example `NETWORK_CIDR_OUT_OF_RANGE`. */
  readonly code: string;
  /** `<prop> must …, got <value>; <what to do>`: lower case, no full stop. */
  readonly message: string;
}

/** A problem and the construct that has it. */
export interface LocatedProblem extends Problem {
  /** Construct path, for example `primary/network`. */
  readonly path: string;
}

/** Formats a problem for a construct's own validation; cdktf puts the construct's path in front. */
export function formatMessage({ message, code }: Problem): string {
  return `${message} [${code}]`;
}

/** Formats a problem in the one form in which it is printed: `path: message [CODE]`. */
export function formatProblem(problem: LocatedProblem): string {
  return `${problem.path}: ${formatMessage(problem)}`;
}
