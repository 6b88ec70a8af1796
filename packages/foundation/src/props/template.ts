/** A token of cdktf in a text: Terraform's expression takes its place. */
const TOKEN = /[$#&]\{TfToken\[[^\]]*\]\}/g;

/** Beginning of a template of Terraform that is not escaped by a doubled sign. */
const TEMPLATE = /(?<!\$)\$\{|(?<!%)%\{/;

/** Checks whether Terraform would evaluate part of a text that is not a token. */
export function hasTemplate(text: string): boolean {
  return text.includes('{') && TEMPLATE.test(text.replace(TOKEN, ''));
}
