import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiReportFile } from './api-report-file';
import { commitsOf, isReleasable } from './commits';
import { git } from './git';
import type { PublicPackage } from './packages';
import type { Exposes, Move } from './release-plan';

/** The tag of a package's version: `network@0.1.0`. */
export function tagOf({ project, manifest }: PublicPackage): string {
  return `${project}@${manifest.version}`;
}

/** Packages whose version has never been released. */
export function untagged(root: string, packages: readonly PublicPackage[]): readonly PublicPackage[] {
  const tags = git(root, 'tag', '--list').split('\n');
  return packages.filter((one) => !tags.includes(tagOf(one)));
}

/** Released packages with a feature, a fix or a break in their folder since. */
export function changedSinceRelease(root: string, packages: readonly PublicPackage[]): readonly PublicPackage[] {
  const pending = untagged(root, packages);
  return packages
    .filter((one) => !pending.includes(one))
    .filter((one) => commitsOf(root, `${tagOf(one)}..HEAD`, one.folder).some(isReleasable));
}

/** Reads from the API reports who exports whose types. */
export function exposure(root: string, packages: readonly PublicPackage[]): Exposes {
  const reports = new Map(
    packages.map(({ project, folder }) => {
      const file = join(root, apiReportFile(folder));
      return [project, existsSync(file) ? readFileSync(file, 'utf8') : ''];
    }),
  );
  return (project, sibling) => reports.get(project)?.includes(`from '${sibling}'`) ?? false;
}

/** Writes the new ranges and commits them, so that Nx finds them as changes of the packages that move. */
export function commitMoves(root: string, moves: readonly Move[]): void {
  for (const { project, ranges, breaking } of moves) {
    const file = `packages/${project}/package.json`;
    let text = readFileSync(join(root, file), 'utf8');
    for (const [name, range] of Object.entries(ranges)) {
      text = text.replace(new RegExp(`("dependencies": \\{[^}]*"${name}": )"[^"]*"`), `$1"${range}"`);
    }
    writeFileSync(join(root, file), text);
    git(root, 'commit', '--quiet', `--message=${describeMove({ project, ranges, breaking })}`, '--', file);
  }
}

export function describeMove({ project, ranges, breaking }: Move): string {
  const taken = Object.entries(ranges).map(([name, range]) => `${name} ${range}`);
  return `fix(${project})${breaking ? '!' : ''}: takes ${taken.join(', ')}`;
}
