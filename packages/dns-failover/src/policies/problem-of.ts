import type { LocatedProblem, PolicyResource } from '@etops/foundation';

/** Returns a function that creates the problems of one policy. */
export function problemOf(code: string) {
  return ({ path }: PolicyResource, message: string): LocatedProblem => ({ code, path, message });
}
