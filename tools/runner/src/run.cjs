const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const vm = require('node:vm');
const { bundleOf, writeWhole } = require('./bundle.cjs');

/**
 * `node run.cjs PROGRAM [ARGUMENT ...]` runs a program in TypeScript that may be run twice, such as a synthesis, as a
 * bundle. When it fails unexpectedly, it is run again from its sources with cdktf as it is, so that lines in the stack
 * trace are those of the sources, and a token that does not resolve says where it was made.
 */
async function run([program, ...args]) {
  const entry = path.resolve(program);
  process.once('uncaughtException', () => {
    const tsx = pathToFileURL(require.resolve('tsx')).href;
    const node = ['--conditions=@etops/source', '--import', tsx, entry, ...args];
    process.exit(spawnSync(process.execPath, node, { stdio: 'inherit' }).status ?? 1);
  });
  process.argv.splice(1, 2, entry);
  load(await bundleOf(entry), entry);
}

/** Runs a bundle; V8 compiles it the first time, and what it compiled is kept. */
function load(bundle, entry) {
  const compiled = `${bundle}.v8`;
  const cachedData = fs.existsSync(compiled) ? fs.readFileSync(compiled) : undefined;
  const script = new vm.Script(Module.wrap(fs.readFileSync(bundle, 'utf8')), { filename: bundle, cachedData });
  if (cachedData === undefined || script.cachedDataRejected) {
    process.once('exit', () => {
      writeWhole(compiled, script.createCachedData());
    });
  }
  const module = new Module(entry);
  script.runInThisContext().call(module.exports, module.exports, Module.createRequire(entry), module, bundle, '');
}

void run(process.argv.slice(2));
