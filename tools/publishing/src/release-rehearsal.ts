import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { git } from './git';
import { linkInstalled } from './link-installed';
import type { LocalRegistry } from './local-registry';
import { run } from './npm';
import { publicPackages, readManifest } from './packages';

/** A clone of the workspace that releases into a registry of its own. */
export class ReleaseRehearsal {
  readonly root: string;

  constructor(
    workspace: string,
    private readonly work: string,
    private readonly registry: LocalRegistry,
  ) {
    this.root = join(work, 'clone');
    git(work, 'clone', '--quiet', '--no-tags', workspace, this.root);
    git(this.root, 'remote', 'remove', 'origin');
    git(this.root, 'config', 'user.name', 'release');
    git(this.root, 'config', 'user.email', 'release@example.com');
    linkInstalled(workspace, this.root);
    appendFileSync(join(this.root, '.npmrc'), registry.npmrc);
    this.commit('build: a registry of its own', {});
  }

  /** Adds text to files, and commits them. */
  commit(message: string, additions: Readonly<Record<string, string>>): void {
    for (const [file, text] of Object.entries(additions)) {
      appendFileSync(join(this.root, file), text);
    }
    git(this.root, 'commit', '--quiet', '--all', `--message=${message}`);
  }

  /** Runs `npm run release`, gives what it prints. */
  release(...options: readonly string[]): string {
    return this.run('release', '--', ...options);
  }

  /** Runs `npm run release:publish`, gives what it prints. */
  publish(): string {
    return this.run('release:publish');
  }

  private run(...script: readonly string[]): string {
    return run('npm', ['run', ...script], this.root, { NX_DAEMON: 'false', NX_WORKSPACE_ROOT_PATH: this.root });
  }

  /** Versions as the manifests say, by project. */
  versions(): Readonly<Record<string, string>> {
    return Object.fromEntries(publicPackages(this.root).map(({ project, manifest }) => [project, manifest.version]));
  }

  /** Ranges of its siblings in a package's manifest. */
  siblings(project: string): Readonly<Record<string, string>> {
    return readManifest(join(this.root, 'packages', project)).dependencies ?? {};
  }

  tags(): readonly string[] {
    return git(this.root, 'tag', '--list').trim().split('\n').sort();
  }

  changelog(project: string): string {
    return readFileSync(join(this.root, 'packages', project, 'CHANGELOG.md'), 'utf8');
  }

  status(): string {
    return git(this.root, 'status', '--porcelain') + git(this.root, 'rev-parse', 'HEAD');
  }

  /** Versions of our packages that a project gets which asks for one in a range. */
  installed(name: string, range: string): Readonly<Record<string, string>> {
    const directory = join(this.work, `consumer-${range.replace(/\W/g, '-')}`);
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, '.npmrc'), this.registry.npmrc);
    writeFileSync(join(directory, 'package.json'), JSON.stringify({ private: true, dependencies: { [name]: range } }));
    run('npm', ['install', '--no-package-lock', '--ignore-scripts', '--legacy-peer-deps'], directory);
    const found = ['contracts', 'foundation', 'network'].map((own) => [
      own,
      readManifest(join(directory, 'node_modules/@etops', own)).version,
    ]);
    return Object.fromEntries(found) as Record<string, string>;
  }
}
