import { mkdirSync, readdirSync, realpathSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** Links the installed packages of the workspace into a copy of it. The workspace's own packages link to the copy. */
export function linkInstalled(workspace: string, copy: string): void {
  const installed = join(workspace, 'node_modules');
  const names = readdirSync(installed)
    // Each workspace has its own caches of tools.
    .filter((name) => name !== '.cache')
    .flatMap((name) => (name === '@etops' ? readdirSync(join(installed, name)).map((own) => join(name, own)) : [name]));
  for (const name of names) {
    const target = realpathSync(join(installed, name));
    const link = join(copy, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(name.startsWith('@etops') ? join(copy, relative(realpathSync(workspace), target)) : target, link);
  }
}
