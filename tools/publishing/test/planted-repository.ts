import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { git } from '../src/workspace/git';

/** A temporary git repository for one test. */
export class PlantedRepository {
  readonly root = mkdtempSync(join(realpathSync(tmpdir()), 'etops-planted-'));

  constructor() {
    this.git('init', '--quiet', '--initial-branch=main');
    this.git('config', 'user.name', 'test');
    this.git('config', 'user.email', 'test@example.com');
  }

  /** Commits files; gives the commit's hash. */
  commit(message: string, files: Readonly<Record<string, string>>): string {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.root, name)), { recursive: true });
      writeFileSync(join(this.root, name), text);
    }
    this.git('add', '--all');
    this.git('commit', '--quiet', '--allow-empty', `--message=${message}`);
    return this.git('rev-parse', 'HEAD').trim();
  }

  git(...args: readonly string[]): string {
    return git(this.root, ...args);
  }

  remove(): void {
    rmSync(this.root, { recursive: true });
  }
}
