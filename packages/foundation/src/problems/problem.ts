/** A problem of a prop, as data; {@link formatProblem} formats it. */
export interface Problem {
  /** Stable code to search for, for example `NETWORK_CIDR_OUT_OF_RANGE`. */
  readonly code: string;
  /** Message, `<prop> must …, got <value>; <what to do>`, in lower case without a full stop. */
  readonly message: string;
}

/** A problem and the construct that has it. */
export interface LocatedProblem extends Problem {
  /** Construct path, for example `primary/network`. */
  readonly path: string;
}

/** Formats a problem for a validation of a construct; cdktf prints the construct's path first. */
export function formatMessage({ message, code }: Problem): string {
  return `${message} [${code}]`;
}

/** Formats a problem as `path: message [CODE]`. */
export function formatProblem(problem: LocatedProblem): string {
  return `${problem.path}: ${formatMessage(problem)}`;
}
