import type { Block, StackJson, TypedBlocks } from '@etops/foundation';
import { addressesIn, stackElements } from '@etops/foundation';

/** Resource types that cannot be applied, each with the reason. */
export type Gaps = Readonly<Record<string, string>>;

/** An element that was left out of a stack. */
export interface LeftOut {
  /** Terraform address; `output.name` for an output. */
  readonly address: string;
  readonly type: string;
  readonly reason: string;
}

/**
 * Returns a stack without the resources of some types, without what refers to those, and without the outputs that name any of
 * it. A resource that only waits for one that is gone (`depends_on`) stays.
 *
 * @param json is not changed
 */
export function leaveOut(
  json: StackJson,
  gaps: Gaps,
): { readonly json: StackJson; readonly leftOut: readonly LeftOut[] } {
  const leftOut = new Map<string, LeftOut>();
  const all = entries(json);
  for (const { address, type } of all) {
    const reason = gaps[type];
    if (reason !== undefined) {
      leftOut.set(address, { address, type, reason });
    }
  }
  for (let before = -1; before !== leftOut.size;) {
    before = leftOut.size;
    for (const { address, type, references } of all.filter((entry) => !leftOut.has(entry.address))) {
      const missing = [...leftOut.keys()].find((gone) => references.has(gone));
      if (missing !== undefined) {
        leftOut.set(address, { address, type, reason: `refers to ${missing}` });
      }
    }
  }
  if (leftOut.size === 0) {
    return { json, leftOut: [] };
  }
  return { json: without(json, [...leftOut.keys()]), leftOut: [...leftOut.values()] };
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
