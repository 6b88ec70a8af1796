import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { root } from './root';

/** A copy of the workspace as it stands, to change files in; what is installed is linked, not copied. */
export class WorkspaceCopy {
  readonly root = mkdtempSync(join(realpathSync(tmpdir()), 'etops-workspace-'));

  constructor() {
    const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root });
    for (const file of listed
      .toString()
      .split('\0')
      .filter((name) => name !== '')) {
      cpSync(join(root, file), join(this.root, file), { recursive: true });
    }
    for (const name of readdirSync(join(root, 'node_modules'))) {
      this.link(
        name === '@etops' ? readdirSync(join(root, 'node_modules/@etops')).map((own) => `@etops/${own}`) : [name],
      );
    }
  }

  /** What `nx` prints. */
  nx(...args: readonly string[]): string {
    const env = { ...process.env, NX_DAEMON: 'false', NX_ISOLATE_PLUGINS: 'false', NX_WORKSPACE_ROOT_PATH: this.root };
    const bin = require.resolve('nx/bin/nx.js', { paths: [root] });
    return execFileSync(process.execPath, [bin, ...args], { cwd: this.root, env, encoding: 'utf8' });
  }

  remove(): void {
    rmSync(this.root, { recursive: true });
  }

  /** The workspace's own packages are links within it, and stay so in the copy. */
  private link(names: readonly string[]): void {
    for (const name of names) {
      const link = join(this.root, 'node_modules', name);
      const target = realpathSync(join(root, 'node_modules', name));
      const own = name.startsWith('@etops/');
      mkdirSync(dirname(link), { recursive: true });
      symlinkSync(own ? join(this.root, relative(root, target)) : target, link);
    }
  }
}
