const { createHash } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');

const workspace = path.join(__dirname, '../../..');

/** Folder of everything that the runner keeps from one run to the next. */
const cacheFolder = path.join(workspace, 'node_modules/.cache/etops-runner');

/** Files that every result depends on in addition to its sources: installed packages, compiler options, the runner. */
const always = [
  'package-lock.json',
  'node_modules/.package-lock.json',
  'tsconfig.base.json',
  ...fs.readdirSync(__dirname).map((name) => `tools/runner/src/${name}`),
].map((file) => path.join(workspace, file));

/** Returns the folders of the sources among the files, whose states show added and removed files. */
function foldersOf(files) {
  return [...new Set(files.filter((file) => !file.includes('/node_modules/')).map((file) => path.dirname(file)))];
}

/** Returns the state of each input: a file counts as changed if its time or its size is different. */
function statesOf(files) {
  return Object.fromEntries([...files, ...always].map((file) => [file, stateOf(file)]));
}

/**
 * Returns whether the states were taken from a result that saw them. A result may lack a source that was saved after its
 * start, so it is used only once.
 */
function areOlderThan(started, states) {
  return Object.values(states).every(({ mtimeMs = 0 }) => mtimeMs < started);
}

/** Returns whether no input has changed since its state was taken. */
function areCurrent(states) {
  return Object.entries(states).every(([file, { mtimeMs, size }]) => {
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
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(part, content);
  fs.renameSync(part, file);
}

const digest = (...parts) => createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 32);

module.exports = {
  areCurrent,
  areOlderThan,
  cacheFolder,
  digest,
  foldersOf,
  readJson,
  statesOf,
  workspace,
  writeWhole,
};
