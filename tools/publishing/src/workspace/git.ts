import { execFileSync, spawnSync } from 'node:child_process';

/** Runs git, and returns its output. */
export function git(root: string, ...args: readonly string[]): string {
  return execFileSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
}

/** Checks whether a name refers to a commit of the repository. */
export function isCommit(root: string, name: string): boolean {
  const args = ['rev-parse', '--verify', '--quiet', `${name}^{commit}`];
  return spawnSync('git', args, { cwd: root }).status === 0;
}

/** Returns the text of all files of a folder in a commit, by path. */
export function filesAt(root: string, commit: string, folder: string): ReadonlyMap<string, string> {
  const paths = git(root, 'ls-tree', '-r', '-z', '--name-only', commit, '--', `${folder}/`)
    .split('\0')
    .filter((path) => path !== '');
  return new Map(paths.map((path) => [path, git(root, 'show', `${commit}:${path}`)]));
}
