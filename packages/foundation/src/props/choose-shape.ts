import { isInstance, isRecord, kindOf, memberName, namesOf, requiredNames, resolveShape } from './read-shape';
import type { MembersShape, OneOfShape, Shape, Shapes } from './shape';

/** Returns the alternative of a union that a literal is meant as, or `undefined` if none suits its type. */
export function chooseShape(value: unknown, alternatives: readonly Shape[], shapes: Shapes): Shape | undefined {
  const suitable = alternatives.filter((shape) => suits(value, shape));
  if (suitable.length < 2 || !isRecord(value)) {
    return suitable[0];
  }
  const scored = suitable.map((shape) => ({ shape, score: score(value, shape, shapes) }));
  return scored.sort((one, other) => other.score - one.score)[0]?.shape;
}

/** Member whose literals tell the objects of a union apart, and all of them. */
export interface Discriminant extends OneOfShape {
  /** Name of the member. */
  readonly name: string;
}

/** Returns the discriminant of a union of objects, or `undefined` if it has none. */
export function discriminantOf(alternatives: readonly Shape[], shapes: Shapes): Discriminant | undefined {
  const objects = alternatives.filter((shape) => typeof shape === 'object' && 'members' in shape);
  const [first, ...others] = objects;
  if (first === undefined || others.length === 0) {
    return undefined;
  }
  const literalsOf = ({ members }: MembersShape, name: string): OneOfShape['oneOf'] | undefined => {
    const shape = members[name] === undefined ? undefined : resolveShape(members[name], shapes);
    return typeof shape === 'object' && 'oneOf' in shape ? shape.oneOf : undefined;
  };
  const name = requiredNames(first).find((each) => objects.every((shape) => literalsOf(shape, each) !== undefined));
  return name === undefined ? undefined : { name, oneOf: objects.flatMap((shape) => literalsOf(shape, name) ?? []) };
}

function suits(value: unknown, shape: Shape): boolean {
  const kind = kindOf(value);
  if (typeof shape === 'string') {
    switch (shape) {
      case 'any':
        return kind !== 'function';
      case 'instance':
        return isInstance(value);
      case 'number':
        return Number.isFinite(value);
      default:
        return kind === shape;
    }
  }
  if ('oneOf' in shape) {
    return shape.oneOf.some((each) => each === value);
  }
  if ('pattern' in shape) {
    return typeof value === 'string' && new RegExp(shape.pattern).test(value);
  }
  return 'list' in shape ? kind === 'list' : kind === 'object';
}

/** Rates how well an object fits: literals that agree outweigh members that exist, and those the ones that lack. */
function score(value: Readonly<Record<string, unknown>>, shape: Shape, shapes: Shapes): number {
  if (typeof shape !== 'object' || !('members' in shape)) {
    return 0;
  }
  const names = namesOf(shape);
  const present = presentNames(value);
  const known = present.filter((name) => names.includes(name));
  const lacking = requiredNames(shape).filter((name) => !present.includes(name));
  return discriminants(value, shape, shapes) * 100 + known.length - lacking.length;
}

/**
 * Returns the names of the members that are given. If all are `undefined`, they still tell what is meant: an object whose
 * only member is missing, not an empty one.
 */
function presentNames(value: Readonly<Record<string, unknown>>): readonly string[] {
  const names = Object.keys(value);
  const given = names.filter((name) => value[name] !== undefined);
  return given.length > 0 ? given : names;
}

function discriminants(value: Readonly<Record<string, unknown>>, { members }: MembersShape, shapes: Shapes): number {
  return Object.entries(members)
    .map(([member, shape]) => ({ given: value[memberName(member)], shape: resolveShape(shape, shapes) }))
    .map(({ given, shape }) =>
      given === undefined || typeof shape !== 'object' || !('oneOf' in shape)
        ? 0
        : shape.oneOf.some((each) => each === given)
          ? 1
          : -1,
    )
    .reduce<number>((sum, each) => sum + each, 0);
}
