const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');

/**
 * Internal files of cdktf that this workspace replaces in its tests and in the app's commands. The packages do not publish
 * them. This is the only place that touches cdktf's internals. A replacement applies only to the release that it was
 * written for. A test compares the hashes of the files, so that an update of cdktf requires a review.
 */
const VERSION = '0.21.0';

const internals = {
  // Captures the whole stack for every token: a fifth of a large synthesis. cdktf prints it if a token does not resolve.
  // The runner repeats a failed synthesis with the original cdktf, which prints it.
  'lib/tokens/private/stack-trace.js': {
    sha256: '48139050d4e88e62c8dfa7a50c5e829b99d655e0255de563c25abae59162e353',
    source: () => 'exports.captureStackTrace = () => [];',
  },
  // Searches every name and value of every block for tokens, three times per synthesis. The replacement recognizes plain
  // values first, without a context, a path and three regular expressions for each.
  'lib/tokens/private/resolve.js': {
    sha256: '08c4dba33a40b05fd4f4c1957bd4102695c1b30df595bbb1ad1fb95fdc4a0382',
    source: (file) => `${edited(file, {
      'const prefix = options.prefix || [];': 'if (isPlain(obj)) return obj; const prefix = options.prefix || [];',
      '.map((x, i) => makeContext(': '.map((x, i) => isPlain(x) ? x : makeContext(',
      'const resolvedKey = makeContext()': 'const resolvedKey = isPlain(key) ? key : makeContext()',
      'const value = makeContext(key)[0].resolve(obj[key]);':
        'const own = obj[key]; const value = isPlain(own) ? own : makeContext(key)[0].resolve(own);',
    })}
${isPlain}`,
  },
  // Searches the rest of a text for the next token and the next `${` at each brace of it: the time for the definition of a
  // state machine grows with the square of its length. The replacement remembers what it has found.
  'lib/tokens/private/encoding.js': {
    sha256: '5afaace6c605ac7a2da2a91f5fe0142ff0beadb69bc0c3650e9d071d136fd29f',
    source: (file) =>
      `${edited(file, {
        'const match = this.re.exec(this.str);': 'const match = this.nextMatch(this.re, startIndex);',
        'let startMatch = ESCAPE_TOKEN_BEGIN_REGEX.exec(this.str);\n        let endMatch':
          'let startMatch = this.nextMatch(ESCAPE_TOKEN_BEGIN_REGEX, startIndex);\n        let endMatch',
        '    nextEscapeToken(fragments,': `    ${nextMatch}\n    nextEscapeToken(fragments,`,
      })}`,
  },
  // Runs three regular expressions for each argument's name, of which there are few.
  'lib/util.js': {
    sha256: '0c07080443f1370efda3a4cb9781187b163ee4d930b04f93d08436dfd5243f02',
    source: (file) => `${edited(file, {
      'newObject[snakeCase(key)] = value;': 'newObject[snakeCaseOnce(key)] = value;',
    })}
const snakeCaseOnce = (${remembering})(snakeCase);`,
  },
  // Loads `archiver`, a quarter of a small synthesis, for zipped assets. The replacement loads it at the first call.
  'lib/private/fs.js': {
    sha256: '3fb8a5949aac34b84430ab6bd18206360bc399d8e1b89a8266e9083f0abd6d53',
    source: (file) => `
const file = ${JSON.stringify(file)};
let original;
module.exports = new Proxy({}, {
  get(_, name) {
    if (original === undefined) {
      delete require.cache[file];
      original = require(file);
    }
    return original[name];
  },
});`,
  },
};

/**
 * Returns whether a value certainly contains no token, so that it resolves to itself. Tokens in strings read `…{TfToken[…]}` and
 * `… Map Token Value`, or are printed numbers such as `-1.8e+289`; tokens that are numbers are below zero.
 */
function isPlain(value) {
  switch (typeof value) {
    case 'string':
      return !value.includes('Token') && !value.includes('e+');
    case 'number':
      return value >= 0;
    case 'boolean':
    case 'undefined':
      return true;
    default:
      return value === null;
  }
}

/**
 * Method of a text with tokens: returns the next match of an expression from an index on, and searches again only if it is
 * behind the last match. Sets `lastIndex` as `exec` does.
 */
const nextMatch = `nextMatch(expression, startIndex) {
        const matches = (this.matches ??= new Map());
        const known = matches.get(expression);
        if (known === undefined || known.from > startIndex || (known.match !== null && known.match.index < startIndex)) {
            expression.lastIndex = startIndex;
            matches.set(expression, { from: startIndex, match: expression.exec(this.str) });
        }
        const { match } = matches.get(expression);
        expression.lastIndex = match === null ? 0 : match.index + match[0].length;
        return match;
    }`;

/** Returns a function that computes its result once for each argument. */
function remembering(compute) {
  const known = new Map();
  return (key) => {
    if (!known.has(key)) {
      known.set(key, compute(key));
    }
    return known.get(key);
  };
}

/** Applies edits to the source of a file. The source must contain the key of each edit exactly once. */
function edited(file, edits) {
  const source = fs.readFileSync(file, 'utf8').replace(/\/\/# sourceMappingURL=.*/, '');
  return Object.entries(edits).reduce((text, [from, to]) => {
    if (text.split(from).length !== 2) {
      throw new Error(`${file} must contain this once: ${from}`);
    }
    return text.replace(from, () => to);
  }, source);
}

/** Returns the replacements for a copy of cdktf, as pairs of file and source, or none for another release. */
function replacements(folder) {
  const { version } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  return new Map(
    version === VERSION
      ? Object.entries(internals).map(([name, { source }]) => {
          const file = path.join(folder, name);
          return [file, source(file)];
        })
      : [],
  );
}

/** Replaces the files in this process, each at its first load. */
function replaceHere(folder) {
  const replaced = replacements(folder);
  const load = Module._extensions['.js'];
  Module._extensions['.js'] = (module, file) => {
    const source = replaced.get(file);
    replaced.delete(file);
    return source === undefined ? load(module, file) : module._compile(source, file);
  };
}

module.exports = { internals, replacements, replaceHere };
