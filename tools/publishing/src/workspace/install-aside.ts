import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './npm';

/**
 * Installs a folder that is no workspace and has a lock file of its own, unless it is installed as the lock file says:
 * what a command needs that few people run.
 */
export function installAside(folder: string): void {
  const lock = join(folder, 'package-lock.json');
  const installed = join(folder, 'node_modules/.package-lock.json');
  if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lock).mtimeMs) {
    run('npm', ['ci', '--no-workspaces', '--ignore-scripts'], folder);
  }
}
