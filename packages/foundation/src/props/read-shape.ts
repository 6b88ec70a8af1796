import type { MembersShape, Shape, Shapes } from './shape';

/** Returns a shape in place of its name. */
export function resolveShape(shape: Shape, shapes: Shapes): Shape {
  if (typeof shape !== 'string' || !shape.startsWith('#')) {
    return shape;
  }
  const found = shapes[shape.slice(1)];
  if (found === undefined) {
    throw new Error(`no shape ${shape}; generate the shapes again`);
  }
  return resolveShape(found, shapes);
}

/** Returns the alternatives of a union, or the shape itself; names are resolved. */
export function alternativesOf(shape: Shape, shapes: Shapes): readonly Shape[] {
  const resolved = resolveShape(shape, shapes);
  return typeof resolved === 'object' && 'anyOf' in resolved
    ? resolved.anyOf.flatMap((each) => alternativesOf(each, shapes))
    : [resolved];
}

/** Returns the name of a member without the mark of an optional one. */
export function memberName(member: string): string {
  return isOptionalMember(member) ? member.slice(0, -1) : member;
}

/** Checks whether a member is optional. */
export function isOptionalMember(member: string): boolean {
  return member.endsWith('?');
}

const known = new WeakMap<MembersShape, readonly string[]>();

/** Returns the names of all members, in their order, without the marks of optional ones. */
export function namesOf(shape: MembersShape): readonly string[] {
  const names = known.get(shape) ?? Object.keys(shape.members).map(memberName);
  known.set(shape, names);
  return names;
}

/** Returns the names of the members that must be given. */
export function requiredNames({ members }: MembersShape): string[] {
  return Object.keys(members).filter((member) => !isOptionalMember(member));
}

/** Returns the literals of all unions among the alternatives. */
export function allowedValues(shapes: readonly Shape[]): readonly (string | number | boolean)[] {
  return shapes.flatMap((shape) => (typeof shape === 'object' && 'oneOf' in shape ? shape.oneOf : []));
}

/** Returns the kind of a value: its type, with `text` for strings, and `list` and `null` apart from objects. */
export function kindOf(value: unknown): string {
  if (typeof value === 'string') {
    return 'text';
  }
  return value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value;
}

/** Checks whether a value is an object that is not a list. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return kindOf(value) === 'object';
}

/** Checks whether an object is of a class, such as a construct. */
export function isInstance(value: unknown): boolean {
  const prototype: unknown = isRecord(value) ? Object.getPrototypeOf(value) : null;
  return prototype !== null && Object.getPrototypeOf(prototype) !== null;
}
