import type { LocatedProblem } from '../problems';
import type { NamedResource } from './named-resources';
import { argumentOf, argumentsOf, locationOf, ruleOf } from './named-resources';

/** Greatest number of further names in a message. */
const MAX_NAMES = 3;

/** Two constructs, and the resources of which each has one. */
interface Conflict {
  readonly first: string;
  readonly second: string;
  readonly holders: [NamedResource, ...NamedResource[]];
}

/**
 * Returns the problems of names that two resources hold, one for each two constructs.
 *
 * @param order construct paths in the order of the tree; the problem is that of the later construct
 */
export function duplicateNames(
  resources: readonly NamedResource[],
  order: readonly string[],
): readonly LocatedProblem[] {
  const holders = new Map<string, NamedResource>();
  const conflicts = new Map<string, Conflict>();
  for (const resource of resources) {
    const earlier = holders.get(resource.key);
    if (earlier === undefined) {
      holders.set(resource.key, resource);
    } else if (earlier.resource.path !== resource.resource.path) {
      const [one, other] = owners(earlier, resource);
      const isInOrder = order.indexOf(one) <= order.indexOf(other);
      const [first, second, later] = isInOrder ? [one, other, resource] : [other, one, earlier];
      const id = `${first}\n${second}`;
      const conflict = conflicts.get(id);
      conflict?.holders.push(later);
      conflicts.set(id, conflict ?? { first, second, holders: [later] });
    }
  }
  return [...conflicts.values()].map(problemOf);
}

/**
 * Returns the outermost constructs that two resources do not have in common, if their ids below are the same: two
 * vaults, rather than the vault, the key and the alias in each. Stacks are the owners of nothing: their children are.
 */
function owners(one: NamedResource, other: NamedResource): readonly [string, string] {
  const [first, second] = [one.resource.path.split('/'), other.resource.path.split('/')];
  const most = Math.min(first.length - leastDepth(one), second.length - leastDepth(other));
  let common = 0;
  while (common < most && first.at(-1 - common) === second.at(-1 - common)) {
    common += 1;
  }
  return [ownerOf(first, common), ownerOf(second, common)];
}

function leastDepth({ stack }: NamedResource): number {
  return stack.split('/').length + 1;
}

function ownerOf(ids: readonly string[], common: number): string {
  return ids.slice(0, ids.length - common).join('/');
}

function problemOf({ first, second, holders: [holder, ...others] }: Conflict): LocatedProblem {
  const shown = others.slice(0, MAX_NAMES).map(describe);
  const hidden = others.length - shown.length;
  const more = [...shown, ...(hidden > 0 ? [`${String(hidden)} more`] : [])].join('; ');
  const also = more === '' ? '' : ` (both also have ${more})`;
  return {
    path: second,
    code: 'DUPLICATE_NAME',
    message: `${describe(holder)} must exist once in ${placeOf(holder)}, got it in ${first} as well${also}; give one of them another name or id`,
  };
}

function describe({ resource }: NamedResource): string {
  const given = argumentsOf(ruleOf(resource.type)).filter((name) => argumentOf(resource, name) !== '');
  const values = given.map((name) => `${given.length === 1 ? '' : `${name} `}'${argumentOf(resource, name)}'`);
  return [resource.type, values.join(', ')].filter((part) => part !== '').join(' ');
}

function placeOf({ resource, provider }: NamedResource): string {
  const { scope } = ruleOf(resource.type);
  const { region, accountId } = locationOf(resource, provider);
  const account = accountId === '' ? 'one account' : `account ${accountId}`;
  switch (scope) {
    case 'parent':
      return 'its parent';
    case 'partition':
      return 'all accounts of AWS';
    case 'account':
      return account;
    case 'region':
      return `${region === '' ? 'one Region' : region} of ${account}`;
  }
}
