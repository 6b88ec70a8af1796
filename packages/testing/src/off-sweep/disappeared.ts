import type { Block } from '@etops/foundation';

/** An argument that a change removes from a resource. */
export interface Disappeared {
  /** Path of the argument, without indexes: `rule.lifecycle`. */
  readonly argument: string;
  /** Whether an empty list is left: for an attribute that is a value, for a nested block it is nothing. */
  readonly isEmpty: boolean;
}

/** Lists the arguments that a block has before a change, and not after it, at every depth. */
export function disappearedFrom(before: Block, after: Block, path = ''): readonly Disappeared[] {
  return Object.entries(before)
    .filter(([name, value]) => name !== '//' && !isAbsent(value))
    .flatMap(([name, value]) => {
      const argument = `${path}${name}`;
      const remaining = after[name];
      if (isAbsent(remaining)) {
        return [{ argument, isEmpty: false }];
      }
      if (isEmptyList(remaining)) {
        return isEmptyList(value) ? [] : [{ argument, isEmpty: true }];
      }
      return pairs(value, remaining).flatMap(([one, other]) => disappearedFrom(one, other, `${argument}.`));
    });
}

function isAbsent(value: unknown): value is undefined | null {
  return value === undefined || value === null;
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** Pairs the blocks of two lists by their name or else by their position, and two single blocks with each other. */
function pairs(before: unknown, after: unknown): readonly (readonly [Block, Block])[] {
  const others = [after].flat();
  return [before].flat().flatMap((block, index) => {
    const name = nameOf(block);
    const other = name === undefined ? others[index] : others.find((candidate) => nameOf(candidate) === name);
    return isBlock(block) && isBlock(other) ? [[block, other] as const] : [];
  });
}

/** Returns what identifies a block in a list: the provider compares rules by their id, not by their position. */
function nameOf(block: unknown): unknown {
  return isBlock(block) ? (block.id ?? block.name ?? block.rule_name) : undefined;
}

function isBlock(value: unknown): value is Block {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
