import { isDeepStrictEqual } from 'node:util';
import type { ExpectedDifference } from './substitute';

/** JSON documents by name: the stacks, and the manifest. */
export type Documents = Readonly<Record<string, unknown>>;

export interface Difference {
  /** Path, with `*` for the name of a resource. */
  readonly path: string;
  readonly before?: unknown;
  readonly after?: unknown;
  /** Documents and resources with the difference. */
  readonly places: readonly string[];
}

export interface Verdict {
  /** Differences that are not expected. */
  readonly unexplained: readonly Difference[];
  /** Expected differences that do not exist. */
  readonly gone: readonly ExpectedDifference[];
}

type Json = Readonly<Record<string, unknown>>;

/** Blocks with a type and a name as their next two keys. */
const NAMED = ['resource', 'data', 'ephemeral'];

/** Compares documents by attribute. Equal differences in several places count as one. */
export function differencesOf(before: Documents, after: Documents): readonly Difference[] {
  const found: Difference[] = [];
  for (const name of keysOf(before, after)) {
    for (const { keys, ...values } of compare([], before[name], after[name])) {
      const [block = '', type, resource, ...rest] = keys;
      const named = NAMED.includes(block) && resource !== undefined;
      const path = (named ? [block, type, '*', ...rest] : keys).join('.');
      const place = named ? `${name}: ${String(type)}.${resource}` : name;
      const same = found.findIndex((other) => other.path === path && isSameChange(other, values));
      if (same >= 0) {
        found[same] = { path, ...values, places: [...(found[same]?.places ?? []), place] };
      } else {
        found.push({ path, ...values, places: [place] });
      }
    }
  }
  return found;
}

/** Compares differences with the expected ones. */
export function judge(found: readonly Difference[], expected: readonly ExpectedDifference[]): Verdict {
  const isSame = (one: Difference, other: ExpectedDifference) => one.path === other.path && isSameChange(one, other);
  return {
    unexplained: found.filter((each) => !expected.some((other) => isSame(each, other))),
    gone: expected.filter((each) => !found.some((other) => isSame(other, each))),
  };
}

type Change = Pick<Difference, 'before' | 'after'>;

function compare(keys: readonly string[], before: unknown, after: unknown): (Change & { keys: readonly string[] })[] {
  if (isDeepStrictEqual(before, after)) {
    return [];
  }
  if (!isObject(before) || !isObject(after)) {
    return [{ keys, ...(before !== undefined && { before }), ...(after !== undefined && { after }) }];
  }
  return keysOf(before, after).flatMap((key) => compare([...keys, key], before[key], after[key]));
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

const keysOf = (before: Json, after: Json) => [...new Set([...Object.keys(before), ...Object.keys(after)])];

const isSameChange = (one: Change, other: Change) =>
  isDeepStrictEqual(one.before, other.before) && isDeepStrictEqual(one.after, other.after);
