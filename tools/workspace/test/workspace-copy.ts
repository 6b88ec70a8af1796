import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { linkInstalled } from '@etops/publishing';
import { root } from './root';

/** A copy of the workspace in which tests change files; installed packages are linked, not copied. */
export class WorkspaceCopy {
  readonly root = mkdtempSync(join(realpathSync(tmpdir()), 'etops-workspace-'));

  constructor() {
    const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root });
    for (const file of listed
      .toString()
      .split('\0')
      .filter((name) => name !== '' && existsSync(join(root, name)))) {
      cpSync(join(root, file), join(this.root, file), { recursive: true });
    }
    linkInstalled(root, this.root);
  }

  /** Output of `nx`. */
  nx(...args: readonly string[]): string {
    // An Nx that runs this test tells its tasks which task they are, and whether its cache is off.
    const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('NX_'));
    const env = {
      ...Object.fromEntries(inherited),
      NX_DAEMON: 'false',
      NX_WORKSPACE_ROOT_PATH: this.root,
    };
    const bin = require.resolve('nx/bin/nx.js', { paths: [root] });
    return execFileSync(process.execPath, [bin, ...args], { cwd: this.root, env, encoding: 'utf8' });
  }

  remove(): void {
    rmSync(this.root, { recursive: true });
  }
}
