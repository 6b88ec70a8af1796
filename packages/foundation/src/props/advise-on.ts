import { show } from '../problems';
import { MAX_VALUES } from './describe-shape';
import { nearest } from './nearest';
import { allowedValues } from './read-shape';
import type { Shape } from './shape';

/** Advises what to write in place of a value that is none of the alternatives. */
export function adviseOn(value: unknown, alternatives: readonly Shape[]): string {
  const values = allowedValues(alternatives);
  const names = values.filter((each) => typeof each === 'string');
  const near = typeof value === 'string' ? nearest(value, names) : undefined;
  if (near !== undefined) {
    return `write '${near}'`;
  }
  if (value === null) {
    return 'leave the prop out, if it is optional';
  }
  if (isQuoted(value, alternatives)) {
    return `write ${value.trim()} without quotes`;
  }
  if (values.length > 0) {
    return values.length > MAX_VALUES ? 'see the type of the prop' : `write ${show(values[0])}, for example`;
  }
  const [first] = alternatives;
  if (first === 'text') {
    return typeof value === 'number' ? `write '${String(value)}' with quotes` : 'write it with quotes';
  }
  return typeof first === 'object' && 'list' in first ? 'write it in brackets, [ … ]' : 'change the value';
}

/** Checks for a number or a boolean in quotes. */
function isQuoted(value: unknown, alternatives: readonly Shape[]): value is string {
  if (typeof value !== 'string' || value.trim() === '') {
    return false;
  }
  return (
    (alternatives.includes('number') && Number.isFinite(Number(value))) ||
    (alternatives.includes('boolean') && ['true', 'false'].includes(value.trim()))
  );
}
