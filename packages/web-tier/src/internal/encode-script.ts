import { Fn } from 'cdktf';

/**
 * A script with references in it, in base64. cdktf leaves quotes, backslashes and directives (`%{`) to the caller,
 * since it writes the text between the quotes of an expression.
 */
export function encodeScript(script: string): string {
  return Fn.base64encode(script.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('%{', '%%{'));
}
