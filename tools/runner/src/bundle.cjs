const { createHash } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const { replacements } = require('./cdktf-internals.cjs');

const workspace = path.join(__dirname, '../../..');

/** Files that a bundle depends on in addition to its sources: installed packages, compiler options, the runner. */
const always = [
  'package-lock.json',
  'node_modules/.package-lock.json',
  'tsconfig.base.json',
  ...fs.readdirSync(__dirname).map((name) => `tools/runner/src/${name}`),
].map((file) => path.join(workspace, file));

/**
 * Bundles a program and its imports into one JavaScript file, if the file is missing or any input has changed: a source, a
 * folder with an added or removed file, the lock file, the runner.
 *
 * @param {string} entry absolute path of the program
 * @param {string} cache folder for bundles
 * @returns {Promise<string>} path of the bundle
 */
async function bundleOf(entry, cache = path.join(workspace, 'node_modules/.cache/etops-runner')) {
  const index = path.join(cache, `${digest(entry, process.version)}.json`);
  const known = readJson(index);
  if (known !== undefined && fs.existsSync(known.bundle) && isCurrent(known.inputs)) {
    return known.bundle;
  }
  const started = Date.now();
  const { code, files } = await build(entry);
  const bundle = path.join(cache, `${digest(entry, code)}.cjs`);
  const inputs = Object.fromEntries(files.map((file) => [file, stateOf(file)]));
  fs.mkdirSync(cache, { recursive: true });
  writeWhole(bundle, code);
  // The bundle may lack a source that was saved after the start, so it is used only once.
  if (Object.values(inputs).every(({ mtimeMs = 0 }) => mtimeMs < started)) {
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
    logLevel: 'silent',
    metafile: true,
    write: false,
    plugins: [withOwnFolder, withReplacements(replacements(cdktf))],
  });
  const files = Object.keys(metafile.inputs).map((file) => path.join(workspace, file));
  const folders = new Set(files.filter((file) => !file.includes('/node_modules/')).map((file) => path.dirname(file)));
  return { code: outputFiles[0].text, files: [...files, ...folders, ...always] };
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

function isCurrent(inputs) {
  return Object.entries(inputs).every(([file, { mtimeMs, size }]) => {
    const now = stateOf(file);
    return now.mtimeMs === mtimeMs && now.size === size;
  });
}

function stateOf(file) {
  const { mtimeMs, size } = fs.statSync(file, { throwIfNoEntry: false }) ?? {};
  return { mtimeMs, size };
}

function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Writes a file in one step, so that no other process reads a part of it. */
function writeWhole(file, content) {
  const part = `${file}.${process.pid}`;
  fs.writeFileSync(part, content);
  fs.renameSync(part, file);
}

const digest = (...parts) => createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 32);

module.exports = { bundleOf, readJson, writeWhole };
