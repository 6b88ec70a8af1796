import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What this tool reads of a package.json. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** A package that is published. */
export interface PublicPackage {
  /** Nx's name for it, which is also its folder's. */
  readonly project: string;
  /** From the workspace's root, `packages/network`. */
  readonly folder: string;
  readonly manifest: Manifest;
}

/** The packages that are published, by name. */
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
