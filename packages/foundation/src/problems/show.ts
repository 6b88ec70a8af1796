import { isToken } from './token';

/** Maximum characters of a value in a message. */
const MAX_LENGTH = 200;

/**
 * Formats a value for a message: text in quotes, a number without, `nothing` for `undefined`, and `a token` for a value
 * that only Terraform knows, never cdktf's encoding of it.
 */
export function show(value: unknown): string {
  const text = shown(value);
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
}

function shown(value: unknown): string {
  if (isToken(value)) {
    return 'a token';
  }
  if (Array.isArray(value)) {
    return `[${value.map(shown).join(', ')}]`;
  }
  switch (typeof value) {
    case 'undefined':
      return 'nothing';
    case 'string':
      return `'${value}'`;
    case 'object':
      return value === null ? 'null' : shownMembers(value);
    case 'function':
      return 'a function';
    default:
      return String(value);
  }
}

function shownMembers(value: object): string {
  const { constructor } = value;
  if (typeof constructor === 'function' && constructor !== Object) {
    return `an instance of ${constructor.name}`;
  }
  const members = Object.entries(value).map(([key, item]) => `${key}: ${shown(item)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}
