import type { LocatedProblem, StackResource } from '@etops/foundation';

/** Returns a function that creates the problems of one policy. */
export function problemOf(code: string) {
  return ({ path }: StackResource, message: string): LocatedProblem => ({ code, path, message });
}
