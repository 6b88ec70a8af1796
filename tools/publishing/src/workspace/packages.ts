import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Members of a package.json that this tool reads. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** A package that is published. */
export interface PublicPackage {
  /** Name of the Nx project, which is also the name of the folder. */
  readonly project: string;
  /** Path from the root of the workspace, `packages/network`. */
  readonly folder: string;
  readonly manifest: Manifest;
}

/** Returns the packages that are published, sorted by name. */
export function publicPackages(root: string): readonly PublicPackage[] {
  return readdirSync(join(root, 'packages'))
    .sort()
    .map((project) => ({ project, folder: `packages/${project}` }))
    .filter(({ folder }) => existsSync(join(root, folder, 'package.json')))
    .map(({ project, folder }) => ({ project, folder, manifest: readManifest(join(root, folder)) }))
    .filter(({ manifest }) => manifest.private !== true);
}

export function readManifest(directory: string): Manifest {
  return JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')) as Manifest;
}
