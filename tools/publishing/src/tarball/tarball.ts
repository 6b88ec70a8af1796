import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createWorkFolder } from '@etops/foundation';

/** The tarball that `npm pack` creates. */
export interface Tarball {
  /** Path, until `withTarball` returns. */
  readonly path: string;
  readonly bytes: Buffer;
  /** Paths of its files, without the leading `package/`. */
  readonly files: readonly string[];
}

/** Packs the package of a directory, and deletes the tarball afterwards. */
export async function withTarball<T>(directory: string, use: (tarball: Tarball) => T | Promise<T>): Promise<T> {
  const destination = createWorkFolder(tmpdir(), 'etops-pack-');
  try {
    const printed = execFileSync('npm', ['pack', '--json', '--pack-destination', destination], {
      cwd: directory,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const [packed] = JSON.parse(printed) as {
      readonly filename: string;
      readonly files: { readonly path: string }[];
    }[];
    if (packed === undefined) {
      throw new Error(`npm pack created no tarball of ${directory}`);
    }
    const path = join(destination, packed.filename);
    return await use({ path, bytes: readFileSync(path), files: packed.files.map((file) => file.path) });
  } finally {
    rmSync(destination, { recursive: true });
  }
}

/** Returns the TypeScript sources of a package, relative to its `src`. */
export function sourceFiles(directory: string): readonly string[] {
  return readdirSync(join(directory, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
}

/** Returns the pages in the `docs` folder of a package, as paths in the package. */
export function docsPages(directory: string): readonly string[] {
  const folder = join(directory, 'docs');
  const files = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
  return files.filter((file) => file.endsWith('.md')).map((file) => `docs/${file}`);
}
