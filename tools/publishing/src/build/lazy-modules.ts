/** Modules to load late: those that an index exports again, and those of the provider, of up to 870 kB each. */
const LATE = /^(const|var) (\w+) = require\("(\.[^"]+|@cdktf\/provider-aws\/lib\/[^"]+)"\);$/gm;

/**
 * Makes compiled code load a module of the provider at the first use of its class. An index loads each of its modules at
 * the first use of one of its exports. So the import of one construct does not load the others, nor the resources that a
 * construct creates on request only. The exports of an index remain as tsc writes them, because Node finds the names for
 * ES modules in that form.
 *
 * @param code output of tsc; code that is lazy already does not change
 * @throws Error if a module is used as a whole, by `import x = require()`
 */
export function lazyModules(code: string): string {
  return code.replace(LATE, (line: string, keyword: string, variable: string, file: string) => {
    const isLate = !file.startsWith('.') || code.includes(`get: function () { return ${variable}.`);
    const names = new Set([...code.matchAll(new RegExp(`\\b${variable}\\.(\\w+)`, 'g'))].map(([, name]) => name ?? ''));
    if (isLate && new RegExp(`(?<!(const|var) )\\b${variable}\\b(?!\\.\\w)`).test(code)) {
      throw new Error(`${file} is used as a whole; import its members by name`);
    }
    const getters = [...names].map((name) => `get ${name}() { return require("${file}").${name}; }`);
    return isLate ? `${keyword} ${variable} = { ${getters.join(', ')} };` : line;
  });
}
