import type { PolicyResource } from '../policies';

/** The content of a nested block, whether it is written once or as a list. */
export function blocksOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  const list = Array.isArray(value) ? value : [value];
  return list.filter((item): item is Record<string, unknown> => typeof item === 'object' && item !== null);
}

/** Whether a resolved value refers to the resource, for example `${aws_lb.x.arn}`. */
export function refersTo(value: unknown, { address }: Pick<PolicyResource, 'address'>): boolean {
  return JSON.stringify([value]).includes(`\${${address}.`);
}

/** Whether a resolved value is text that stands in the JSON as it is, not a reference or an expression. */
export function isLiteral(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && !value.includes('${');
}

/** Whether the resource's `lifecycle` block forbids its destruction. */
export function preventsDestroy({ attributes }: PolicyResource): boolean {
  return blocksOf(attributes.lifecycle).some((lifecycle) => lifecycle.prevent_destroy === true);
}
