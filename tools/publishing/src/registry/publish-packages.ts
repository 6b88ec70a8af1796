import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createWorkFolder } from '@etops/foundation';
import { withTarball } from '../tarball';
import type { Manifest, PublicPackage } from '../workspace';
import { run } from '../workspace';

/** Publishes the built packages. */
export async function publishBuilt(root: string, packages: readonly PublicPackage[], npmrc: string): Promise<void> {
  for (const { folder } of packages) {
    await withTarball(join(root, folder), ({ path }) => {
      publish(path, npmrc);
    });
  }
}

/** Publishes packages again, as another version that depends on siblings of the same version. */
export async function publishAs(
  version: string,
  root: string,
  packages: readonly PublicPackage[],
  npmrc: string,
): Promise<void> {
  for (const { folder } of packages) {
    await withTarball(join(root, folder), ({ path }) => {
      run('tar', ['-xzf', path], join(path, '..'));
      const unpacked = join(path, '..', 'package');
      const file = join(unpacked, 'package.json');
      const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
      const dependencies: Record<string, string> = { ...manifest.dependencies };
      for (const name of Object.keys(dependencies).filter((own) => own.startsWith('@etops/'))) {
        dependencies[name] = `^${version}`;
      }
      writeFileSync(file, JSON.stringify({ ...manifest, version, dependencies }));
      publish(unpacked, npmrc);
    });
  }
}

function publish(what: string, npmrc: string): void {
  const directory = createWorkFolder(tmpdir(), 'etops-publish-');
  try {
    writeFileSync(join(directory, '.npmrc'), npmrc);
    run('npm', ['publish', what, '--tag', 'latest'], directory);
  } finally {
    rmSync(directory, { recursive: true });
  }
}
