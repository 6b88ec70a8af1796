import type { StackJson } from '@etops/foundation';

type Members = Readonly<Record<string, unknown>>;

/** Resources that Terraform validates together; with more of them its time grows faster than their number. */
const MAX_RESOURCES = 600;

/** Variables that the tokens of bad input refer to. */
const variable = {
  text: { type: 'string' },
  number: { type: 'number' },
  list: { type: 'list(string)' },
  map: { type: 'map(string)' },
  any: { type: 'any' },
};

/**
 * Merges stacks into few, since Terraform starts the provider anew for each. Their resources need different names; stacks
 * lose their backends, and all but one provider of a name.
 *
 * @throws Error if two stacks have a resource of the same name
 */
export function mergeStacks(stacks: readonly StackJson[]): readonly StackJson[] {
  const groups: { readonly stacks: StackJson[]; count: number }[] = [];
  for (const stack of stacks) {
    const count = countResources(stack);
    const last = groups.at(-1);
    if (last === undefined || last.count + count > MAX_RESOURCES) {
      groups.push({ stacks: [stack], count });
    } else {
      last.stacks.push(stack);
      last.count += count;
    }
  }
  return groups.map((group) => mergeAll(group.stacks));
}

function countResources({ resource = {}, data = {} }: StackJson): number {
  return [resource, data].flatMap((types) => Object.values(types)).flatMap((names) => Object.keys(names)).length;
}

function mergeAll(stacks: readonly StackJson[]): StackJson {
  const providers = stacks.flatMap(({ provider }) => provider?.aws ?? []);
  return {
    ...stacks.map(withoutSettings).reduce((one, other) => merge(one, other), { variable }),
    terraform: { required_providers: stacks[0]?.terraform?.required_providers ?? {} },
    provider: { aws: [...new Map(providers.map((provider) => [provider.alias, provider])).values()] },
  };
}

function withoutSettings(json: StackJson): Members {
  return Object.fromEntries(Object.entries(json).filter(([name]) => !['//', 'terraform', 'provider'].includes(name)));
}

/** Blocks whose members are types, of which each has blocks by their names; in other blocks the members are names. */
const TYPED = ['resource', 'data', 'ephemeral'];

function merge(one: Members, other: Members, path: readonly string[] = []): Members {
  const depth = TYPED.includes(path[0] ?? '') ? 2 : 1;
  return Object.entries(other).reduce<Members>((merged, [name, value]) => {
    const before = merged[name];
    if (Array.isArray(before)) {
      return { ...merged, [name]: [...(before as unknown[]), ...(value as unknown[])] };
    }
    if (before !== undefined && path.length === depth) {
      throw new Error(`two stacks have ${[...path, name].join('.')}`);
    }
    return {
      ...merged,
      [name]: before === undefined ? value : merge(before as Members, value as Members, [...path, name]),
    };
  }, one);
}
