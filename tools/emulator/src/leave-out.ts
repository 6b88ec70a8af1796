/** Resource types that cannot be applied, each with the reason. */
export type Gaps = Readonly<Record<string, string>>;

/** What was left out of a stack. */
export interface LeftOut {
  /** Terraform address; `output.name` for an output. */
  readonly address: string;
  readonly type: string;
  readonly reason: string;
}

/** The JSON of a stack; only what this library reads of it has a type. */
export interface StackJson {
  readonly resource?: Blocks;
  readonly data?: Blocks;
  readonly output?: Readonly<Record<string, unknown>>;
  readonly terraform?: Readonly<Record<string, unknown>>;
  readonly provider?: { readonly aws?: readonly { readonly region?: string }[] };
}

type Block = Readonly<Record<string, unknown>>;
type Blocks = Readonly<Record<string, Readonly<Record<string, Block>>>>;

/**
 * A stack without the resources of some types, without what refers to those, and without the outputs that name any of
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
    for (const { address, type, block } of all.filter((entry) => !leftOut.has(entry.address))) {
      const missing = firstReference({ ...block, depends_on: [] }, [...leftOut.keys()]);
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
  readonly block: Block;
}

function entries({ resource = {}, data = {}, output = {} }: StackJson): Entry[] {
  const blocks = (prefix: string, byType: Blocks): Entry[] =>
    Object.entries(byType).flatMap(([type, byName]) =>
      Object.entries(byName).map(([name, block]) => ({ address: `${prefix}${type}.${name}`, type, block })),
    );
  return [
    ...blocks('', resource),
    ...blocks('data.', data),
    ...Object.entries(output).map(([name, block]) => ({
      address: `output.${name}`,
      type: 'output',
      block: block as Block,
    })),
  ];
}

function firstReference(block: Block, addresses: readonly string[]): string | undefined {
  const text = JSON.stringify(block);
  return addresses.find((address) => refersTo(text, address));
}

/** Addresses end where a name does: `aws_vpc.main` is not named by `aws_vpc.main_2`, nor by `data.aws_vpc.main`. */
function refersTo(text: string, address: string): boolean {
  return new RegExp(`(?<![\\w.-])${address.replaceAll('.', '\\.')}(?![\\w-])`).test(text);
}

function without(json: StackJson, gone: readonly string[]): StackJson {
  const keep = (prefix: string, byName: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(
      Object.entries(byName)
        .filter(([name]) => !gone.includes(`${prefix}${name}`))
        .map(([name, block]) => [name, withoutDependencies(block as Block, gone)]),
    );
  const keepTypes = (prefix: string, byType: Blocks): Blocks =>
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
