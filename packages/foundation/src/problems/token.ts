import { Token } from 'cdktf';

/** Markers of cdktf's tokens in texts, elements of lists and keys of maps. */
const TOKEN_MARKER = /[$#&]\{TfToken\[/;

/** A number in exponential notation with three digits: the form of cdktf's number tokens in texts. */
const ENCODED_NUMBER = /-?\d+(?:\.\d+)?e[+-]?\d{3}/g;

/** Either of both in a text. Nearly all texts have neither, and cdktf's own test takes ten times as long. */
const MAY_CONTAIN_TOKEN = /TfToken\[|e[+-]?\d{3}/;

/** cdktf encodes tokens of numbers as large negative ones, about -8e298; other numbers need not be decoded. */
const GREATEST_NUMBER_TOKEN = -1e280;

/** Values that cdktf gives a map that is a token. */
const MAP_TOKEN_VALUES: readonly unknown[] = [
  Token.STRING_MAP_TOKEN_VALUE,
  Token.NUMBER_MAP_TOKEN_VALUE,
  Token.ANY_MAP_TOKEN_VALUE,
];

/**
 * Checks whether only Terraform knows a value: a token of cdktf, a text that contains one, or a list or map that is one.
 *
 * Returns false for a list or an object that contains a token; see {@link literals}.
 */
export function isToken(value: unknown): boolean {
  switch (typeof value) {
    case 'string':
      return MAP_TOKEN_VALUES.includes(value) || (MAY_CONTAIN_TOKEN.test(value) && hasToken(value));
    case 'number':
      return MAP_TOKEN_VALUES.includes(value) || (value < GREATEST_NUMBER_TOKEN && Token.isUnresolved(value));
    case 'object':
      return value !== null && Token.isUnresolved(value);
    default:
      return false;
  }
}

/** Returns a number as text, for arguments that Terraform types as text; a token stays a token. */
export function numberAsText(value: number): string {
  return Token.isUnresolved(value) ? Token.asString(value) : String(value);
}

function hasToken(text: string): boolean {
  return (
    Token.isUnresolved(text) ||
    TOKEN_MARKER.test(text) ||
    (text.match(ENCODED_NUMBER) ?? []).some((number) => Token.isUnresolved(Number(number)))
  );
}
