const fs = require('node:fs');
const path = require('node:path');
const { replacements } = require('./cdktf-internals.cjs');
const {
  areCurrent,
  areOlderThan,
  cacheFolder,
  digest,
  foldersOf,
  readJson,
  statesOf,
  workspace,
  writeWhole,
} = require('./inputs.cjs');

/**
 * Bundles a program and its imports into one JavaScript file, if the file is missing or any input has changed: a source, a
 * folder with an added or removed file, the lock file, the runner.
 *
 * @param {string} entry absolute path of the program
 * @param {string} cache folder for bundles
 * @returns {Promise<string>} path of the bundle
 */
async function bundleOf(entry, cache = cacheFolder) {
  const index = path.join(cache, `${digest(entry, process.version)}.json`);
  const known = readJson(index);
  if (known !== undefined && fs.existsSync(known.bundle) && areCurrent(known.inputs)) {
    return known.bundle;
  }
  const started = Date.now();
  const { code, files } = await build(entry);
  const bundle = path.join(cache, `${digest(entry, code)}.cjs`);
  const inputs = statesOf(files);
  writeWhole(bundle, code);
  if (areOlderThan(started, inputs)) {
    writeWhole(index, JSON.stringify({ bundle, inputs }));
  }
  if (known !== undefined && known.bundle !== bundle) {
    fs.rmSync(known.bundle, { force: true });
    fs.rmSync(`${known.bundle}.v8`, { force: true });
  }
  return bundle;
}

async function build(entry) {
  const cdktf = path.dirname(require.resolve('cdktf/package.json', { paths: [path.dirname(entry)] }));
  const { outputFiles, metafile } = await require('esbuild').build({
    entryPoints: [entry],
    absWorkingDir: workspace,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    conditions: ['@etops/source'],
    legalComments: 'none',
    // The runner reads the file as single bytes, at each synthesis.
    charset: 'ascii',
    logLevel: 'silent',
    metafile: true,
    write: false,
    plugins: [withOwnFolder, withReplacements(replacements(cdktf))],
  });
  const files = Object.keys(metafile.inputs).map((file) => path.join(workspace, file));
  return { code: outputFiles[0].text, files: [...files, ...foldersOf(files)] };
}

/** Keeps `__dirname` of each source, because sources find files with it. */
const withOwnFolder = {
  name: 'own-folder',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, async ({ path: file }) => {
      const source = await fs.promises.readFile(file, 'utf8');
      const folder = `const __dirname = ${JSON.stringify(path.dirname(file))};`;
      return { contents: source.includes('__dirname') ? `${folder}${source}` : source, loader: 'ts' };
    });
  },
};

const withReplacements = (replaced) => ({
  name: 'replacements',
  setup({ onLoad }) {
    onLoad({ filter: /\/cdktf\/lib\/.*\.js$/ }, ({ path: file }) =>
      replaced.has(file) ? { contents: replaced.get(file), loader: 'js' } : undefined,
    );
  },
});

module.exports = { bundleOf };
