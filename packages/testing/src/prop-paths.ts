import type { Shape, Shapes } from '@etops/foundation';
import { alternativesOf, isInstance, isOptionalMember, isToken, memberName } from '@etops/foundation';

/** Steps from the props of a construct to a value: names of members and indexes of elements. */
export type PropSteps = readonly (string | number)[];

/** A prop that a variant gives, at any depth. */
export interface GivenProp {
  /** Steps to the value. */
  readonly steps: PropSteps;
  /** Shape of the value. */
  readonly shape: Shape;
  /** Whether the prop may be left out, for instance since another alternative of a union lacks it. */
  readonly optional: boolean;
  /** Whether the value is an element of a list or of a map. */
  readonly isElement: boolean;
}

/** Formats steps as messages name the prop: `rules[0].copies`. */
export function formatSteps(steps: PropSteps): string {
  return steps
    .map((step) => (typeof step === 'number' ? `[${String(step)}]` : `.${step}`))
    .join('')
    .replace(/^\./, '');
}

/** Formats steps without the indexes of elements: `rules[].copies`, the prop as its type declares it. */
export function declaredPath(steps: PropSteps): string {
  return formatSteps(steps).replace(/\[\d+\]/g, '[]');
}

/** Returns all props that a value gives, at every depth, but for the members of constructs. */
export function givenProps(
  value: unknown,
  shape: Shape,
  shapes: Shapes,
  steps: PropSteps = [],
  verbatim = false,
): readonly GivenProp[] {
  if (typeof value !== 'object' || value === null || isToken(value) || isInstance(value)) {
    return [];
  }
  const alternatives = alternativesOf(shape, shapes);
  const isUnion = alternatives.filter((each) => typeof each === 'object' && 'members' in each).length > 1;
  return alternatives.flatMap((alternative): readonly GivenProp[] => {
    if (typeof alternative !== 'object') {
      return [];
    }
    if ('verbatim' in alternative) {
      return givenProps(value, alternative.verbatim, shapes, steps, true);
    }
    const children = childrenOf(value, alternative);
    const isElement = !('members' in alternative);
    return children.flatMap(({ step, item, shape: of, optional }) => [
      { steps: [...steps, step], shape: verbatim ? { verbatim: of } : of, optional: optional || isUnion, isElement },
      ...givenProps(item, of, shapes, [...steps, step], verbatim),
    ]);
  });
}

interface Child {
  readonly step: string | number;
  readonly item: unknown;
  readonly shape: Shape;
  readonly optional: boolean;
}

function childrenOf(value: object, shape: Exclude<Shape, string>): readonly Child[] {
  if ('list' in shape && Array.isArray(value)) {
    return (value as readonly unknown[]).map((item, step) => ({ step, item, shape: shape.list, optional: false }));
  }
  if ('map' in shape) {
    return Object.entries(value as Readonly<Record<string, unknown>>).map(([step, item]) => ({
      step,
      item,
      shape: shape.map,
      optional: false,
    }));
  }
  if (!('members' in shape)) {
    return [];
  }
  return Object.entries(shape.members).flatMap(([member, of]) => {
    const step = memberName(member);
    const item = (value as Record<string, unknown>)[step];
    return item === undefined ? [] : [{ step, item, shape: of, optional: isOptionalMember(member) }];
  });
}

/** Returns the paths of all props that a shape declares, at every depth: `rules[].copies`. */
export function declaredProps(
  shape: Shape,
  shapes: Shapes,
  path = '',
  within: readonly Shape[] = [],
): readonly string[] {
  if (within.includes(shape)) {
    return [];
  }
  const inner = typeof shape === 'string' && shape.startsWith('#') ? [...within, shape] : within;
  return alternativesOf(shape, shapes).flatMap((alternative): readonly string[] => {
    if (typeof alternative !== 'object') {
      return [];
    }
    if ('verbatim' in alternative) {
      return declaredProps(alternative.verbatim, shapes, path, inner);
    }
    if ('list' in alternative) {
      return declaredProps(alternative.list, shapes, `${path}[]`, inner);
    }
    if (!('members' in alternative)) {
      return [];
    }
    return Object.entries(alternative.members).flatMap(([member, of]) => {
      const each = `${path}${path === '' ? '' : '.'}${memberName(member)}`;
      return [each, ...declaredProps(of, shapes, each, inner)];
    });
  });
}
