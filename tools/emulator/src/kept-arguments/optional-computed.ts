import type { AttributeSchema, BlockSchema } from './provider-schema';

/** Arguments that every resource has, and that no construct sets. */
const COMMON = ['id', 'tags_all'];

/** Lists the attributes of a resource that its schema calls optional and computed, by path, at every depth. */
export function optionalComputed(schema: BlockSchema): readonly string[] {
  return within(schema, []).filter((path) => !COMMON.includes(path));
}

function within({ attributes = {}, block_types: blocks = {} }: BlockSchema, path: readonly string[]): string[] {
  return [
    ...Object.entries(attributes).flatMap(([name, attribute]) => ofAttribute(attribute, [...path, name])),
    // A block in a block of the same name repeats its arguments: statements of a web ACL, for example.
    ...Object.entries(blocks)
      .filter(([name]) => !path.includes(name))
      .flatMap(([name, { block }]) => within(block, [...path, name])),
  ];
}

function ofAttribute(attribute: AttributeSchema, path: readonly string[]): string[] {
  return [
    ...(attribute.optional === true && attribute.computed === true ? [path.join('.')] : []),
    ...within({ attributes: attribute.nested_type?.attributes ?? {} }, path),
  ];
}
