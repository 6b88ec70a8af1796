import type { Block } from './stack-json';

/** Returns the blocks of a nested block, whether the JSON contains one, a list, or none. */
export function blocksOf(value: unknown): readonly Block[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((item): item is Block => typeof item === 'object' && item !== null);
}

/** Returns the blocks that are nested in nested blocks, for example `blocksAt(attributes, 'rule', 'destination')`. */
export function blocksAt(attributes: Block, ...names: readonly string[]): readonly Block[] {
  return names.reduce<readonly Block[]>(
    (blocks, name) => blocks.flatMap((block) => blocksOf(block[name])),
    [attributes],
  );
}

/** Returns a value if it is text, and the empty text otherwise. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Returns the texts in a list. */
export function textsOf(value: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  return list.filter((item): item is string => typeof item === 'string');
}

/** Checks whether a value is literal text, without a reference or an expression. */
export function isLiteralText(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && !/(?<!\$)\$\{/.test(value);
}

/** Checks whether the `lifecycle` block of a resource forbids its destruction. */
export function preventsDestroy({ attributes }: { readonly attributes: Block }): boolean {
  return blocksOf(attributes.lifecycle).some((lifecycle) => lifecycle.prevent_destroy === true);
}
