import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, substituteFolder } from './folders';
import type { Substitute } from './substitute';
import { projects } from './suites';

/** Checks the types of what {@link projects} hold, against a substitute's declarations; gives what the compiler finds. */
export function typeErrors(substitute: Substitute): readonly string[] {
  const directory = mkdtempSync(join(tmpdir(), 'etops-fork-'));
  try {
    writeFileSync(join(directory, 'tsconfig.json'), JSON.stringify(typeCheckConfig(substitute)));
    const compiler = createRequire(__filename).resolve('typescript/bin/tsc');
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [compiler, '--project', directory, '--pretty', 'false'],
      {
        cwd: root,
        encoding: 'utf8',
      },
    );
    return status === 0 ? [] : `${stdout}${stderr}`.trim().split('\n');
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** One program of all sources, examples and tests, as the workspace compiles them, with the substitute in place. */
export function typeCheckConfig(substitute: Substitute): object {
  const installed = join(substituteFolder(substitute), 'node_modules');
  return {
    extends: join(root, 'tsconfig.base.json'),
    compilerOptions: {
      composite: false,
      declaration: false,
      noEmit: true,
      types: ['node', 'jest'],
      typeRoots: [join(root, 'node_modules/@types')],
      paths: Object.fromEntries(
        Object.entries(substitute.packages).flatMap(([name, to]) => [
          [name, [join(installed, to)]],
          [`${name}/*`, [join(installed, to, '*')]],
        ]),
      ),
    },
    include: projects().flatMap((project) =>
      ['src', 'examples', 'test'].map((folder) => join(root, project, folder, '**/*.ts')),
    ),
  };
}
