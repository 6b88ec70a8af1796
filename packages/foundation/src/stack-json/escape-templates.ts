/** The start of an expression or a directive of Terraform, unless it is escaped or one of cdktf's tokens. */
const TEMPLATE = /(?<!\$)\$\{(?!TfToken\[)|(?<!%)%\{/g;

/**
 * Returns a text as Terraform reads it literally: `${` becomes `$${`, and `%{` becomes `%%{`. Tokens stay references,
 * and text that is escaped already is not escaped again.
 *
 * @see https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences (checked 2026-11-28)
 */
export function escapeTemplates(text: string): string {
  return text.replace(TEMPLATE, (start) => `${start.charAt(0)}${start}`);
}

/** Returns data as JSON text for an argument of a resource; its literals stay literal, and its tokens stay references. */
export function jsonText(value: unknown): string {
  return escapeTemplates(JSON.stringify(value));
}
