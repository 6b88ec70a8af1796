import { Token } from 'cdktf';

/** Markers of cdktf's tokens in texts, elements of lists and keys of maps. */
const TOKEN_MARKER = /[$#&]\{TfToken\[/;

/** A number in exponential notation with three digits: the form of cdktf's number tokens in texts. */
const ENCODED_NUMBER = /-?\d+(?:\.\d+)?e[+-]?\d{3}/g;

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
  return (
    Token.isUnresolved(value) || MAP_TOKEN_VALUES.includes(value) || (typeof value === 'string' && hasToken(value))
  );
}

/** Returns a number as text, for arguments that Terraform types as text; a token stays a token. */
export function numberAsText(value: number): string {
  return Token.isUnresolved(value) ? Token.asString(value) : String(value);
}

function hasToken(text: string): boolean {
  return (
    TOKEN_MARKER.test(text) || (text.match(ENCODED_NUMBER) ?? []).some((number) => Token.isUnresolved(Number(number)))
  );
}
