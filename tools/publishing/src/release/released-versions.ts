import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { PublicPackage } from '../workspace';
import { git } from '../workspace';
import type { Exposes } from './range-moves';

/** Returns the tag of a package's version: `network@0.1.0`. */
export function tagOf({ project, manifest }: PublicPackage): string {
  return `${project}@${manifest.version}`;
}

/** Returns whether any version of any package has a tag. */
export function isAnythingReleased(root: string, packages: readonly PublicPackage[]): boolean {
  const tags = git(root, 'tag', '--list').split('\n');
  return packages.some(({ project }) => tags.some((tag) => tag.startsWith(`${project}@`)));
}

/** Returns the packages whose version has no tag. */
export function untagged(root: string, packages: readonly PublicPackage[]): readonly PublicPackage[] {
  const tags = git(root, 'tag', '--list').split('\n');
  return packages.filter((one) => !tags.includes(tagOf(one)));
}

/** Reads from the API reports which package exports types of which sibling. */
export function exposure(root: string, packages: readonly PublicPackage[]): Exposes {
  const reports = new Map(
    packages.map(({ project, folder }) => {
      const file = join(root, folder, 'etc', `${basename(folder)}.api.md`);
      return [project, existsSync(file) ? readFileSync(file, 'utf8') : ''];
    }),
  );
  return (project, sibling) => reports.get(project)?.includes(`from '${sibling}'`) ?? false;
}
