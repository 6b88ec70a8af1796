import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from './root';

interface Violation {
  readonly from: string;
  readonly to: string;
  readonly rule: { readonly name: string };
}

/** Violations in a package `demo` of planted files, each as `<rule>: <from> → <to>`, paths below the package's src. */
function violations(files: Readonly<Record<string, string>>): string[] {
  const planted = mkdtempSync(join(realpathSync(tmpdir()), 'etops-structure-'));
  try {
    copyFileSync(join(root, 'tsconfig.base.json'), join(planted, 'tsconfig.base.json'));
    for (const [file, text] of Object.entries(files)) {
      const path = join(planted, 'packages/demo/src', file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
    const bin = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
    const config = join(root, '.dependency-cruiser.cjs');
    const { stdout } = spawnSync(process.execPath, [bin, '--config', config, '--output-type', 'json', 'packages'], {
      cwd: planted,
      encoding: 'utf8',
    });
    const { summary } = JSON.parse(stdout) as { readonly summary: { readonly violations: readonly Violation[] } };
    const below = (path: string) => path.replace('packages/demo/src/', '');
    return summary.violations.map(({ rule, from, to }) => `${rule.name}: ${below(from)} → ${below(to)}`).sort();
  } finally {
    rmSync(planted, { recursive: true });
  }
}

const vault = {
  'index.ts': "export { vault } from './vault';\n",
  'vault/index.ts': "export { vault } from './vault';\n",
  'vault/vault.ts': "import { lock } from './lock';\nexport const vault = lock;\n",
  'vault/lock.ts': 'export const lock = 1;\nexport type Lock = number;\n',
};

it('accepts rooms that import each other through their indexes', () => {
  expect(
    violations({
      ...vault,
      'plan/index.ts': "export { plan } from './plan';\n",
      'plan/plan.ts': "import { vault } from '../vault';\nexport const plan = vault;\n",
    }),
  ).toEqual([]);
});

it('refuses the inner file of another room, from a room, from above and for a type', () => {
  expect(
    violations({
      ...vault,
      'plan/plan.ts': "import type { Lock } from '../vault/lock';\nexport const plan: Lock = 1;\n",
      'limits.ts': "export { lock } from './vault/lock';\n",
    }),
  ).toEqual([
    'room-from-above-through-its-index: limits.ts → vault/lock.ts',
    'room-through-its-index: plan/plan.ts → vault/lock.ts',
  ]);
});

it('refuses import cycles, also those of types', () => {
  expect(
    violations({
      'vault/a.ts': "import type { B } from './b';\nexport type A = B | 1;\n",
      'vault/b.ts': "import type { A } from './a';\nexport type B = A | 2;\n",
    }),
  ).toEqual(['no-cycle: vault/a.ts → vault/b.ts']);
});

it('refuses a folder that is named after its privacy', () => {
  expect(
    violations({
      'vault/index.ts': "export { a } from './internal/a';\n",
      'vault/internal/a.ts': 'export const a = 1;\n',
    }),
  ).toEqual(['no-internal-folder: vault/index.ts → vault/internal/a.ts']);
});
