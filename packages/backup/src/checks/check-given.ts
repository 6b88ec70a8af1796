import type { ProblemList } from '@etops/foundation';

/** Checks that a required prop is given, for callers without TypeScript. */
export function checkGiven(
  problems: ProblemList,
  path: string,
  value: unknown,
  { code, advice }: { readonly code: string; readonly advice: string },
): void {
  problems.require(value !== undefined, code, () => `${path} must be given, got nothing; ${advice}`);
}
