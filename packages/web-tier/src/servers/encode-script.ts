import { Fn } from 'cdktf';

/**
 * Returns a script with references, encoded in base64. cdktf writes the text between the quotes of an expression and does
 * not escape quotes, backslashes and directives (`%{`).
 */
export function encodeScript(script: string): string {
  return Fn.base64encode(script.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('%{', '%%{'));
}
