import type { LocatedProblem, PolicyResource } from '@etops/foundation';

export type Block = Readonly<Record<string, unknown>>;

/** Returns the content of a nested block, which the JSON contains once or as a list. */
export function blocksIn(value: unknown): readonly Block[] {
  return (Array.isArray(value) ? value : [value]).filter(
    (block): block is Block => typeof block === 'object' && block !== null,
  );
}

/** Returns whether a value is a reference to the resource, such as `${aws_route53_health_check.x.id}`. */
export function refersTo(value: unknown, { address }: PolicyResource): boolean {
  return typeof value === 'string' && value.includes(`\${${address}.`);
}

/** Returns a function that creates the problems of one policy. */
export function problemOf(code: string) {
  return ({ path }: PolicyResource, message: string): LocatedProblem => ({ code, path, message });
}
