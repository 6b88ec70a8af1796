import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './npm';

/**
 * Installs a folder outside the workspaces, which has its own lock file, unless its installation is current. Dependencies
 * of rarely used commands are installed this way.
 */
export function installAside(folder: string): void {
  const lock = join(folder, 'package-lock.json');
  const installed = join(folder, 'node_modules/.package-lock.json');
  if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lock).mtimeMs) {
    run('npm', ['ci', '--no-workspaces', '--ignore-scripts'], folder);
  }
}
