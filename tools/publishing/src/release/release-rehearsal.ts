import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalRegistry } from '../registry';
import { git, linkInstalled, publicPackages, readManifest, run } from '../workspace';

/** Releases from a clone of the workspace into a local registry. */
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
    this.commitAll('build: a local registry');
  }

  /** Changes a file, and commits it with a version plan; without bumps there is no plan. */
  change(file: string, bumps: Readonly<Record<string, string>>, message: string): void {
    appendFileSync(join(this.root, file), `// ${message}\n`);
    const plans = join(this.root, '.nx/version-plans');
    const lines = Object.entries(bumps).map(([project, bump]) => `${project}: ${bump}\n`);
    if (lines.length > 0) {
      mkdirSync(plans, { recursive: true });
      const name = message.toLowerCase().replaceAll(' ', '-');
      writeFileSync(join(plans, `${name}.md`), `---\n${lines.join('')}---\n\n${message}\n`);
    }
    this.commitAll(message);
  }

  private commitAll(message: string): void {
    git(this.root, 'add', '--all');
    git(this.root, 'commit', '--quiet', `--message=${message}`);
  }

  /** Runs `npm run release`, and returns its output. */
  release(...options: readonly string[]): string {
    return this.run('release', '--', ...options);
  }

  /** Runs `npm run release:publish`, and returns its output. */
  publish(): string {
    return this.run('release:publish');
  }

  private run(...script: readonly string[]): string {
    return run('npm', ['run', ...script], this.root, { NX_DAEMON: 'false', NX_WORKSPACE_ROOT_PATH: this.root });
  }

  /** Returns the versions of the manifests, by project. */
  versions(): Readonly<Record<string, string>> {
    return Object.fromEntries(publicPackages(this.root).map(({ project, manifest }) => [project, manifest.version]));
  }

  /** Returns a package's ranges of its siblings. */
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

  /** Installs one package in a new project, and returns the versions of it and its siblings. */
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
