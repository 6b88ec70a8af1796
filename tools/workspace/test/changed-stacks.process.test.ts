import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { root } from './root';

// A repository whose stacks are files, which a substitute for Nx "synthesizes" by copying them.
const directory = mkdtempSync(join(tmpdir(), 'etops-changed-'));
const repository = join(directory, 'repository');
const programs = join(directory, 'bin');
mkdirSync(repository);
mkdirSync(programs);
program('npm', 'exit 0');
program(
  'npx',
  `[ ! -e broken ] || exit 1
out=apps/airline-prod/cdktf.out/stacks
rm -rf "$out"
for file in stacks/*; do mkdir -p "$out/$(basename "$file")"; cp "$file" "$out/$(basename "$file")/cdk.tf.json"; done`,
);

function program(name: string, script: string): void {
  writeFileSync(join(programs, name), `#!/usr/bin/env bash\nset -e\n${script}\n`);
  chmodSync(join(programs, name), 0o755);
}

function run(command: string, ...args: string[]) {
  const env = { ...process.env, PATH: `${programs}${delimiter}${String(process.env.PATH)}` };
  return spawnSync(command, args, { cwd: repository, encoding: 'utf8', env });
}

/** Commits the stacks as they are from now on; gives the commit. */
function commit(stacks: Readonly<Record<string, string>>, more: Readonly<Record<string, string>> = {}): string {
  rmSync(join(repository, 'stacks'), { recursive: true, force: true });
  mkdirSync(join(repository, 'stacks'));
  for (const [name, text] of Object.entries(stacks)) {
    writeFileSync(join(repository, 'stacks', name), text);
  }
  for (const [name, text] of Object.entries(more)) {
    writeFileSync(join(repository, name), text);
  }
  run('git', 'add', '--all');
  run('git', '-c', 'user.name=test', '-c', 'user.email=test@example.com', 'commit', '--quiet', '--message=stacks');
  return run('git', 'rev-parse', 'HEAD').stdout.trim();
}

function changed(since: string) {
  const { status, stdout, stderr } = run('bash', join(root, '.github/scripts/changed-stacks.sh'), since);
  expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
  return { stacks: JSON.parse(stdout) as string[], stderr };
}

beforeAll(() => {
  run('git', 'init', '--quiet', '--initial-branch=main');
  writeFileSync(join(repository, '.gitignore'), 'cdktf.out\n');
});

afterAll(() => {
  rmSync(directory, { recursive: true });
});

it('names the stacks whose JSON differs from a commit', () => {
  const base = commit({ dns: '1', dr: '1' });
  commit({ dns: '1', dr: '2', vault: '1' });

  expect(changed(base).stacks).toEqual(['dr', 'vault']);
  expect(changed('HEAD').stacks).toEqual([]);
});

it('names a stack until it is deployed, whatever was pushed since', () => {
  commit({ dns: '1', dr: '1' });
  run('git', 'tag', '--force', 'deployed/dns');
  run('git', 'tag', '--force', 'deployed/dr');
  commit({ dns: '1', dr: '2', vault: '1' });
  commit({ dns: '2', dr: '2', vault: '1' });

  expect(changed('--deployed').stacks).toEqual(['dns', 'dr', 'vault']);
  run('git', 'tag', '--force', 'deployed/dr');
  expect(changed('--deployed').stacks).toEqual(['dns', 'vault']);
});

it('names every stack if the commit does not exist, or does not synthesize', () => {
  const broken = commit({ dns: '1', dr: '1' }, { broken: '' });
  rmSync(join(repository, 'broken'));
  commit({ dns: '1', dr: '1' });

  expect(changed(broken).stacks).toEqual(['dns', 'dr']);
  expect(changed('0000000000000000000000000000000000000000').stacks).toEqual(['dns', 'dr']);
});

it('names a stack that the app no longer has', () => {
  const base = commit({ dns: '1', dr: '1' });
  commit({ dns: '1' });

  const { stacks, stderr } = changed(base);
  expect(stacks).toEqual([]);
  expect(stderr).toContain('the app no longer has the stack dr; its resources still exist');
});
