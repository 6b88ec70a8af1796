const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');

/**
 * Files of cdktf, none of them its API, that this workspace replaces: in its tests and in the app's commands, never in
 * what the packages publish. All that touches cdktf's internals is here. A replacement is made in the release that it
 * was written for and in no other; a test compares the files' hashes, so that an update of cdktf makes somebody look.
 */
const VERSION = '0.21.0';

const internals = {
  // The whole stack, once for every token: a fifth of a large synthesis. cdktf prints it when a token does not resolve;
  // the runner repeats a synthesis that fails with cdktf as it is, so that nobody misses it.
  'lib/tokens/private/stack-trace.js': {
    sha256: '48139050d4e88e62c8dfa7a50c5e829b99d655e0255de563c25abae59162e353',
    source: () => 'exports.captureStackTrace = () => [];',
  },
  // Loads `archiver`, a quarter of a small synthesis, for assets that are zipped. Now it is loaded when it is called.
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

/** What replaces files of a copy of cdktf, as pairs of file and source; nothing when it is another release. */
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

/** Replaces the files in this process, before cdktf is loaded. */
function replaceHere(folder) {
  for (const [file, source] of replacements(folder)) {
    const replaced = new Module(file);
    replaced.filename = file;
    replaced.paths = Module._nodeModulePaths(path.dirname(file));
    replaced._compile(source, file);
    require.cache[file] = replaced;
  }
}

module.exports = { internals, replacements, replaceHere };
