import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createWorkFolder } from '@etops/foundation';
import { root, substituteFolder } from './folders';
import type { Substitute } from './substitute';
import { projects } from './suites';

/** Checks the types of all {@link projects} with a substitute's declarations, and returns the errors. */
export function typeErrors(substitute: Substitute): readonly string[] {
  const directory = createWorkFolder(tmpdir(), 'etops-fork-');
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

/** Creates one program of all sources, examples and tests, with the workspace's options and the substitute. */
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
