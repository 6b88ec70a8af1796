const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const vm = require('node:vm');
const { bundleOf } = require('./bundle.cjs');
const { typeErrorsOf } = require('./check-types.cjs');
const { writeWhole } = require('./inputs.cjs');

/**
 * Runs a program in TypeScript as a bundle: `node run.cjs [--types TSCONFIG] PROGRAM [ARGUMENT ...]`. With `--types`, it
 * runs the program only if the types of that project are sound.
 *
 * After an unexpected failure it runs the program again from its sources with the original cdktf. Then the stack trace
 * shows lines of the sources, and a token that does not resolve shows its origin. So the program must allow a second run.
 */
async function run(given) {
  const [project, program, ...args] = given[0] === '--types' ? given.slice(1) : [undefined, ...given];
  const entry = path.resolve(program);
  const bundle = bundleOf(entry);
  // The compiler explains a source that cannot be bundled better, so it is asked first.
  bundle.catch(() => undefined);
  const errors = project === undefined || asksForHelp(args) ? '' : await typeErrorsOf(path.resolve(project));
  if (errors !== '') {
    console.error(`${errors}\n\nType errors; nothing was written.`);
    process.exitCode = 1;
    return;
  }
  process.once('uncaughtException', () => {
    const tsx = pathToFileURL(require.resolve('tsx')).href;
    const node = ['--conditions=@etops/source', '--import', tsx, entry, ...args];
    process.exit(spawnSync(process.execPath, node, { stdio: 'inherit' }).status ?? 1);
  });
  process.argv.splice(1, process.argv.length - 1 - args.length, entry);
  load(await bundle, entry);
}

const asksForHelp = (args) => args.some((arg) => arg === '--help' || arg === '-h');

/** Runs a bundle. V8 compiles it at the first run, and the result is cached. */
function load(bundle, entry) {
  const compiled = `${bundle}.v8`;
  const cachedData = fs.existsSync(compiled) ? fs.readFileSync(compiled) : undefined;
  const script = new vm.Script(Module.wrap(fs.readFileSync(bundle, 'latin1')), { filename: bundle, cachedData });
  if (cachedData === undefined || script.cachedDataRejected) {
    process.once('exit', () => {
      writeWhole(compiled, script.createCachedData());
    });
  }
  const module = new Module(entry);
  script.runInThisContext().call(module.exports, module.exports, Module.createRequire(entry), module, bundle, '');
}

void run(process.argv.slice(2));
