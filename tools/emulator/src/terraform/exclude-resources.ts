import type { Block, StackJson, TypedBlocks } from '@etops/foundation';
import { addressesIn, stackElements } from '@etops/foundation';

/** Resource types to exclude, each with the reason. */
export type ExcludedTypes = Readonly<Record<string, string>>;

/** A resource, data source or output that was excluded from a stack. */
export interface ExcludedResource {
  /** Terraform address, or `output.<name>` for an output. */
  readonly address: string;
  readonly type: string;
  readonly reason: string;
}

/**
 * Returns a stack without the resources of some types and without everything that refers to them, outputs included. A
 * resource that only depends on an excluded one (`depends_on`) remains.
 *
 * @param json remains unchanged
 */
export function exclude(
  json: StackJson,
  types: ExcludedTypes,
): { readonly json: StackJson; readonly excluded: readonly ExcludedResource[] } {
  const excluded = new Map<string, ExcludedResource>();
  const all = entries(json);
  for (const { address, type } of all) {
    const reason = types[type];
    if (reason !== undefined) {
      excluded.set(address, { address, type, reason });
    }
  }
  for (let before = -1; before !== excluded.size;) {
    before = excluded.size;
    for (const { address, type, references } of all.filter((entry) => !excluded.has(entry.address))) {
      const missing = [...excluded.keys()].find((gone) => references.has(gone));
      if (missing !== undefined) {
        excluded.set(address, { address, type, reason: `refers to ${missing}` });
      }
    }
  }
  if (excluded.size === 0) {
    return { json, excluded: [] };
  }
  return { json: without(json, [...excluded.keys()]), excluded: [...excluded.values()] };
}

interface Entry {
  readonly address: string;
  readonly type: string;
  /** Addresses that the element cannot do without. */
  readonly references: ReadonlySet<string>;
}

function entries(json: StackJson): readonly Entry[] {
  const outputs = Object.entries(json.output ?? {}).map(([name, attributes]) => ({
    address: `output.${name}`,
    type: 'output',
    attributes,
  }));
  return [...stackElements(json, 'resource'), ...stackElements(json, 'data'), ...outputs].map(
    ({ address, type, attributes }) => ({ address, type, references: addressesIn({ ...attributes, depends_on: [] }) }),
  );
}

function without(json: StackJson, gone: readonly string[]): StackJson {
  const keep = (prefix: string, byName: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(
      Object.entries(byName)
        .filter(([name]) => !gone.includes(`${prefix}${name}`))
        .map(([name, block]) => [name, withoutDependencies(block as Block, gone)]),
    );
  const keepTypes = (prefix: string, byType: TypedBlocks): TypedBlocks =>
    Object.fromEntries(
      Object.entries(byType)
        .map(([type, byName]) => [type, keep(`${prefix}${type}.`, byName)] as const)
        .filter(([, byName]) => Object.keys(byName).length > 0),
    );
  return {
    ...json,
    ...(json.resource === undefined ? {} : { resource: keepTypes('', json.resource) }),
    ...(json.data === undefined ? {} : { data: keepTypes('data.', json.data) }),
    ...(json.output === undefined ? {} : { output: keep('output.', json.output) }),
  };
}

function withoutDependencies(block: Block, gone: readonly string[]): Block {
  const { depends_on: dependsOn, ...rest } = block;
  if (!Array.isArray(dependsOn)) {
    return block;
  }
  const left = dependsOn.filter((address) => !gone.includes(String(address)));
  return left.length === 0 ? rest : { ...rest, depends_on: left };
}
