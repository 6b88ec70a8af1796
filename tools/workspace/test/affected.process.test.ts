import { execFileSync } from 'node:child_process';
import { root } from './root';

/** Projects with a target that Nx runs when these files change. */
function affectedBy(target: 'test' | 'build', ...files: string[]): string[] {
  const nx = require.resolve('nx/bin/nx.js', { paths: [root] });
  const args = [nx, 'show', 'projects', '--affected', `--withTarget=${target}`, '--json', `--files=${files.join(',')}`];
  const env = { ...process.env, NX_DAEMON: 'false' };
  return (JSON.parse(execFileSync(process.execPath, args, { cwd: root, env, encoding: 'utf8' })) as string[]).sort();
}

// The benchmarks assemble environments as the app does, from some of the packages.
it.each([
  ['backup', []],
  ['database', ['bench']],
  ['dns-failover', []],
  ['network', ['bench']],
  ['web-tier', ['bench']],
])('tests %s when it changed, and what assembles it, and no other package', (name, assemblies) => {
  expect(affectedBy('test', `packages/${name}/src/index.ts`)).toEqual(['airline-prod', name, ...assemblies].sort());
});

it('tests what depends on contracts when they change', () => {
  expect(affectedBy('test', 'packages/contracts/src/index.ts')).toEqual([
    'account',
    'airline-prod',
    'backup',
    'bench',
    'contracts',
    'database',
    'dns-failover',
    'emulator',
    'fork',
    'foundation',
    'network',
    'publishing',
    'reports',
    'shapes',
    'testing',
    'web-tier',
    'workspace',
  ]);
});

it('builds and tests nothing when only documents change', () => {
  expect(affectedBy('build', 'docs/design.md', 'README.md')).toEqual([]);
  expect(affectedBy('test', 'docs/design.md', 'README.md')).toEqual([]);
});
