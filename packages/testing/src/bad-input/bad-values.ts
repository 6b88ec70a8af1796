import type { Shape, Shapes } from '@etops/foundation';
import { alternativesOf } from '@etops/foundation';
import { ref, Token } from 'cdktf';
import { ABSENT } from '../replace-prop';

/** A value that a caller without a type check may give. */
export interface BadValue {
  /** Name of the value, in the results of a test. */
  readonly name: string;
  /** Whether the value is one, contains one that Terraform evaluates, or is absent. */
  readonly kind: 'literal' | 'template' | 'token' | 'absence';
  /** The value itself. */
  readonly value: unknown;
  /** Whether no construct can accept it in place of a value of this shape. */
  readonly refused: boolean;
}

/** Place of a value in props. */
export interface Place {
  /** Whether the prop may be left out. */
  readonly optional: boolean;
  /** Whether the value is an element of a list, or of a map. */
  readonly isElement: boolean;
}

/** Returns values that are wrong, or unknown to the program, in place of one of a shape. */
export function badValues(shape: Shape, shapes: Shapes, { optional, isElement }: Place): readonly BadValue[] {
  const alternatives = alternativesOf(shape, shapes);
  const kinds = kindsOf(shape, shapes, false);
  const wrong = (name: string, kind: string, value: unknown): BadValue => ({
    name,
    kind: 'literal',
    value,
    refused: !kinds.has('any') && !kinds.has(kind),
  });
  return [
    { name: 'nothing', kind: 'absence', value: ABSENT, refused: !optional && !isElement },
    { name: 'undefined', kind: 'absence', value: undefined, refused: !optional },
    wrong('null', 'null', null),
    wrong('a number', 'number', 7.5),
    wrong('not a number', 'never', Number.NaN),
    wrong('a boolean', 'boolean', true),
    wrong('a text', 'text', 'no such value'),
    wrong('a number in quotes', 'text', '7'),
    wrong('an empty text', 'text', ''),
    wrong('an empty list', 'list', []),
    wrong('a list of nothing', 'lists of anything', [undefined]),
    wrong('a function', 'function', () => undefined),
    {
      name: 'an unknown prop',
      kind: 'literal',
      value: { noSuchProp: 1 },
      refused: alternatives.every((each) => !isFree(each, shapes)),
    },
    { name: 'a template', kind: 'template', value: 'a${b}', refused: !kinds.has('any') && !kinds.has('verbatim') },
    { name: 'a directive', kind: 'template', value: 'a%{if b}', refused: !kinds.has('any') && !kinds.has('verbatim') },
    { name: 'a token of text', kind: 'token', value: Token.asString(ref('var.text')), refused: false },
    { name: 'a token in a text', kind: 'token', value: `a-${Token.asString(ref('var.text'))}`, refused: false },
    { name: 'a token of a number', kind: 'token', value: Token.asNumber(ref('var.number')), refused: false },
    { name: 'a token of a list', kind: 'token', value: Token.asList(ref('var.list')), refused: false },
    { name: 'a token of a map', kind: 'token', value: Token.asStringMap(ref('var.map')), refused: false },
    { name: 'a token of anything', kind: 'token', value: Token.asAny(ref('var.any')), refused: false },
  ];
}

/** Returns the kinds of values that a shape admits. */
function kindsOf(shape: Shape, shapes: Shapes, verbatim: boolean): ReadonlySet<string> {
  return new Set(
    alternativesOf(shape, shapes).flatMap((each): readonly string[] => {
      if (typeof each === 'string') {
        return [each, ...(each === 'text' && verbatim ? ['verbatim'] : []), ...(each === 'instance' ? ['object'] : [])];
      }
      if ('verbatim' in each) {
        return [...kindsOf(each.verbatim, shapes, true)];
      }
      return 'list' in each ? ['list'] : 'oneOf' in each || 'pattern' in each ? [] : ['object'];
    }),
  );
}

/** Checks whether an object of a shape may have any member. */
function isFree(shape: Shape, shapes: Shapes): boolean {
  if (typeof shape === 'object' && 'verbatim' in shape) {
    return alternativesOf(shape.verbatim, shapes).some((each) => isFree(each, shapes));
  }
  return typeof shape === 'string' ? shape === 'any' : 'map' in shape;
}
