import { show } from '../problems';
import { allowedValues, requiredNames } from './read-shape';
import type { Shape } from './shape';

/** Maximum members that a description names. */
const MAX_MEMBERS = 6;

const NAMES: Readonly<Record<string, string>> = {
  text: 'a text',
  number: 'a number',
  boolean: 'true or false',
  function: 'a function',
  instance: 'a construct',
  any: 'a value',
};

/** Maximum values of a union that a description lists. */
export const MAX_VALUES = 20;

/** Describes the alternatives of a type for a message: `a number, or one of 'none'`. */
export function describeShape(alternatives: readonly Shape[]): string {
  const values = allowedValues(alternatives);
  const others = alternatives.filter((shape) => typeof shape !== 'object' || !('oneOf' in shape)).map(describe);
  const listed = values.slice(0, MAX_VALUES).map(show).join(', ');
  const more = values.length > MAX_VALUES ? `, and ${String(values.length - MAX_VALUES)} more` : '';
  const literals = values.length === 0 ? [] : [values.length === 1 ? listed : `one of ${listed}${more}`];
  return [...new Set([...literals, ...others])].join(', or ');
}

function describe(shape: Shape): string {
  if (typeof shape === 'string') {
    return NAMES[shape] ?? 'an object';
  }
  if ('pattern' in shape) {
    return `a text that matches ${shape.pattern}`;
  }
  if ('list' in shape) {
    return 'a list';
  }
  if (!('members' in shape)) {
    return 'an object';
  }
  const required = requiredNames(shape).slice(0, MAX_MEMBERS);
  return required.length === 0 ? 'an object' : `an object with ${required.join(', ')}`;
}
