import { blocksOf } from './blocks';
import type { Block, StackJson } from './stack-json';

/** A resource or data source as plain data in Terraform's own vocabulary, with references as `${type.name.attribute}`. */
export interface StackResource {
  /** Terraform type, for example `aws_db_instance`. */
  readonly type: string;
  /** Terraform address, for example `aws_db_instance.database_instance_1A2B3C`. */
  readonly address: string;
  /** Construct path, or the address if the JSON names no construct. */
  readonly path: string;
  /** Content of the block as it is in the JSON. */
  readonly attributes: Block;
}

/** Kind of a block that has a type and a name. */
export type StackElementKind = 'resource' | 'data' | 'ephemeral';

const PREFIX: Readonly<Record<StackElementKind, string>> = { resource: '', data: 'data.', ephemeral: 'ephemeral.' };

/**
 * Returns all blocks of a kind, in the order of the JSON.
 *
 * @param types limits them to these types @default - all types
 */
export function stackElements(
  json: Pick<StackJson, StackElementKind>,
  kind: StackElementKind,
  types: readonly string[] = Object.keys(json[kind] ?? {}),
): readonly StackResource[] {
  return types.flatMap((type) =>
    Object.entries(json[kind]?.[type] ?? {}).flatMap(([name, content]) =>
      blocksOf(content).map((attributes) => {
        const address = `${PREFIX[kind]}${type}.${name}`;
        return { type, address, path: pathOf(attributes) ?? address, attributes };
      }),
    ),
  );
}

/** Returns the construct path that cdktf notes in a comment. */
function pathOf({ '//': comment }: Block): string | undefined {
  const path = blocksOf(blocksOf(comment)[0]?.metadata)[0]?.path;
  return typeof path === 'string' ? path : undefined;
}
