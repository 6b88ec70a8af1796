/** What is loaded late: the modules that an index exports again, and the provider's, of up to 870 kB each. */
const LATE = /^(const|var) (\w+) = require\("(\.[^"]+|@cdktf\/provider-aws\/lib\/[^"]+)"\);$/gm;

/**
 * Makes compiled code load a module of the provider when its class is first used, and an index each of its own modules
 * when one of its exports is, instead of all of them at once: whoever takes one construct of a package does not pay for
 * the others, nor for what a construct makes only when it is asked to. An index's exports stay as tsc wrote them, which
 * is the form in which Node finds names that an ES module imports.
 *
 * @param code what tsc made of a source that names its imports; given again, the result does not change
 * @throws Error when a module is used as a whole, which only an `import x = require()` can make it be
 */
export function lazyModules(code: string): string {
  return code.replace(LATE, (line: string, keyword: string, variable: string, file: string) => {
    const isLate = !file.startsWith('.') || code.includes(`get: function () { return ${variable}.`);
    const names = new Set([...code.matchAll(new RegExp(`\\b${variable}\\.(\\w+)`, 'g'))].map(([, name]) => name ?? ''));
    if (isLate && new RegExp(`(?<!(const|var) )\\b${variable}\\b(?!\\.\\w)`).test(code)) {
      throw new Error(`${file} is used as a whole; name what is imported of it`);
    }
    const getters = [...names].map((name) => `get ${name}() { return require("${file}").${name}; }`);
    return isLate ? `${keyword} ${variable} = { ${getters.join(', ')} };` : line;
  });
}
