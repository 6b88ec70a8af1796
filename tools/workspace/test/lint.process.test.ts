import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { ESLint } from 'eslint';
import { root } from './root';

function eslint(args: readonly string[], input = ''): string {
  const bin = join(root, 'node_modules/eslint/bin/eslint.js');
  const env = { ...process.env, NX_DAEMON: 'false' };
  return spawnSync(process.execPath, [bin, ...args], { cwd: root, env, input, encoding: 'utf8' }).stdout;
}

/** Returns the rules that a text breaks as a file of the workspace. */
function brokenRules(file: string, text: string): (string | null)[] {
  const [result] = JSON.parse(
    eslint(['--format', 'json', '--stdin', '--stdin-filename', file], text),
  ) as ESLint.LintResult[];
  return (result?.messages ?? []).map(({ ruleId }) => ruleId);
}

it('refuses siblings, default exports, export * and enums in a construct package', () => {
  const planted = `import { BackupPlan } from '@etops/backup';
export * from './limits';
export enum Size {
  Small,
}
export default BackupPlan;
`;

  const broken = brokenRules('packages/network/src/index.ts', planted);

  expect(broken).toContain('@nx/enforce-module-boundaries');
  expect(broken.filter((rule) => rule === 'no-restricted-syntax')).toHaveLength(3);
});

it('refuses a sibling in a package’s test, and an app anywhere', () => {
  const test = 'packages/foundation/test/readme.test.ts';

  expect(brokenRules(test, "import { BackupPlan } from '@etops/backup';\nBackupPlan;\n")).toContain(
    '@nx/enforce-module-boundaries',
  );
  expect(
    brokenRules(test, "import { airline } from '../../../apps/airline-prod/src/config/airline';\nairline;\n"),
  ).toContain('@nx/enforce-module-boundaries');
});

it('bans the provider’s barrel', () => {
  // Read from the configuration: linting a planted barrel import takes as long as the barrel does.
  const { rules } = JSON.parse(eslint(['--print-config', 'packages/network/src/index.ts'])) as {
    rules: Readonly<Record<string, unknown>>;
  };

  expect(rules['no-restricted-imports']).toEqual([
    2,
    { paths: [expect.objectContaining({ name: '@cdktf/provider-aws' })] },
  ]);
});
