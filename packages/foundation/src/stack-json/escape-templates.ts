import { Fn } from 'cdktf';
import { isToken } from '../problems';

/** The start of an expression or a directive of Terraform, unless it is escaped or one of cdktf's tokens. */
const TEMPLATE = /(?<!\$)\$\{(?!TfToken\[)|(?<!%)%\{/g;

/**
 * Returns a text as Terraform reads it literally: `${` becomes `$${`, and `%{` becomes `%%{`. Tokens stay references,
 * and text that is escaped already is not escaped again.
 *
 * @see https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences
 */
export function escapeTemplates(text: string): string {
  return text.replace(TEMPLATE, (start) => `${start.charAt(0)}${start}`);
}

/** Text that Terraform's encoding of a list or map replaces, followed by an index. */
const PLACE = 'etops:list-or-map-token:';

/**
 * Returns data as JSON text for an argument of a resource. Literals stay literal, and tokens stay references; Terraform
 * encodes a list or map that is a token.
 */
export function jsonText(value: unknown): string {
  const encoded: string[] = [];
  const text = JSON.stringify(value, (_, item: unknown) =>
    typeof item === 'object' && isToken(item) ? `${PLACE}${String(encoded.push(Fn.jsonencode(item)) - 1)}` : item,
  );
  return escapeTemplates(text).replace(
    new RegExp(`"${PLACE}(\\d+)"`, 'g'),
    (_, index: string) => encoded[Number(index)] ?? '',
  );
}
