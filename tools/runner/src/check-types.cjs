const { spawn } = require('node:child_process');
const path = require('node:path');
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
 * Checks the types of a project with `tsc`, unless no input has changed since they were sound. Writes to the cache only.
 *
 * @param {string} project absolute path of its tsconfig.json
 * @param {string} cache folder for the state of the incremental compiler
 * @returns {Promise<string>} messages of the compiler, empty if the types are sound
 */
async function typeErrorsOf(project, cache = cacheFolder) {
  const name = path.join(cache, digest(project, process.version));
  const index = `${name}.types.json`;
  const known = readJson(index);
  if (known !== undefined && areCurrent(known)) {
    return '';
  }
  const started = Date.now();
  const settings = `${name}.tsconfig.json`;
  writeWhole(settings, JSON.stringify(settingsFor(project, `${name}.tsbuildinfo`)));
  const { status, stdout } = await tsc(['--project', settings, '--listFiles']);
  const lines = stdout.split('\n');
  if (status !== 0) {
    return lines
      .filter((line) => !path.isAbsolute(line))
      .join('\n')
      .trim();
  }
  // The lock file stands for installed packages.
  const files = lines.filter((line) => path.isAbsolute(line) && !line.includes('/node_modules/'));
  const states = statesOf([project, ...files, ...foldersOf(files)]);
  if (areOlderThan(started, states)) {
    writeWhole(index, JSON.stringify(states));
  }
  return '';
}

/** Returns the settings of the check: those of the project, without output, for its sources and those of its imports. */
function settingsFor(project, tsBuildInfoFile) {
  return {
    extends: project,
    compilerOptions: {
      noEmit: true,
      composite: false,
      declaration: false,
      incremental: true,
      tsBuildInfoFile,
      rootDir: path.parse(project).root,
      typeRoots: [path.join(path.dirname(project), 'node_modules/@types'), path.join(workspace, 'node_modules/@types')],
    },
  };
}

/** Runs the compiler in a process of its own, while this one bundles. */
function tsc(args) {
  const program = path.join(path.dirname(require.resolve('typescript/package.json')), 'lib/tsc.js');
  const pretty = ['--pretty', String(process.stderr.isTTY === true)];
  const child = spawn(process.execPath, [program, ...args, ...pretty], { stdio: ['ignore', 'pipe', 'inherit'] });
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    stdout += text;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('close', (status) => {
      resolve({ status, stdout });
    });
  });
}

module.exports = { typeErrorsOf };
