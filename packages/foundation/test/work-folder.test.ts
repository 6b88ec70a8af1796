import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createWorkFolder } from '../src';

/** Id of a process that has ended. */
const ended = String(spawnSync(process.execPath, ['--version']).pid);

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'etops-work-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true });
});

/** Creates a folder with a file, under the name of a work folder of another process. */
function folderOf(pid: string, prefix = 'tool-', host = (own: string) => own): string {
  const own = createWorkFolder(directory, prefix);
  rmSync(own, { recursive: true });
  const [, machine = ''] = /^(.*)-\d+-\w{6}$/.exec(basename(own).slice(prefix.length)) ?? [];
  const folder = join(directory, `${prefix}${host(machine)}-${pid}-abc123`);
  mkdirSync(folder);
  writeFileSync(join(folder, 'file'), '');
  return folder;
}

it('deletes the folders of processes that were killed', () => {
  const killed = folderOf(ended);
  const own = createWorkFolder(directory, 'tool-');

  expect(existsSync(killed)).toBe(false);
  expect(readdirSync(directory)).toEqual([basename(own)]);
});

it.each([
  ['running processes', () => folderOf(String(process.ppid))],
  ['other machines', () => folderOf(ended, 'tool-', (machine) => `x${machine}`)],
  ['other tools', () => folderOf(ended, 'other-')],
])('keeps the folders of %s', (_, create) => {
  const folder = create();
  const first = createWorkFolder(directory, 'tool-');
  createWorkFolder(directory, 'tool-');

  expect(existsSync(join(folder, 'file'))).toBe(true);
  expect(existsSync(first)).toBe(true);
});

it('keeps what has another name', () => {
  const names = ['tool-notes', `tool-${ended}`, 'file'];
  names.forEach((name) => {
    writeFileSync(join(directory, name), '');
  });
  createWorkFolder(directory, 'tool-');

  expect(readdirSync(directory)).toEqual(expect.arrayContaining(names));
});
