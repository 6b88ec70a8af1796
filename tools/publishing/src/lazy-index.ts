/**
 * Makes a compiled index load each of its modules when the first of its exports is used, instead of all of them at
 * once: whoever takes one construct of a package does not pay for the provider's modules of the others. The exports
 * stay as tsc wrote them, which is the form in which Node finds names that an ES module imports.
 *
 * @param code what tsc made of an `index.ts` that names its exports; given again, the result does not change
 */
export function lazyIndex(code: string): string {
  return code.replace(/^var (\w+) = require\("(\.[^"]+)"\);$/gm, (line: string, variable: string, file: string) => {
    const names = [...code.matchAll(new RegExp(`return ${variable}\\.(\\w+); \\}`, 'g'))].map(([, name]) => name ?? '');
    const getters = names.map((name) => `get ${name}() { return require("${file}").${name}; }`);
    return names.length === 0 ? line : `var ${variable} = { ${getters.join(', ')} };`;
  });
}
