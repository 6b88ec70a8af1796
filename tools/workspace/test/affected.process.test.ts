import { execFileSync } from 'node:child_process';
import { root } from './root';

/** Projects with a target that Nx runs when these files change. */
function affectedBy(target: 'test' | 'build', ...files: string[]): string[] {
  const nx = require.resolve('nx/bin/nx.js', { paths: [root] });
  const args = [nx, 'show', 'projects', '--affected', `--withTarget=${target}`, '--json', `--files=${files.join(',')}`];
  const env = { ...process.env, NX_DAEMON: 'false', NX_ISOLATE_PLUGINS: 'false' };
  return (JSON.parse(execFileSync(process.execPath, args, { cwd: root, env, encoding: 'utf8' })) as string[]).sort();
}

it('tests a package that changed, and the app, and nothing else', () => {
  expect(affectedBy('test', 'packages/backup/src/index.ts')).toEqual(['airline-prod', 'backup']);
});

it('tests what depends on contracts when they change', () => {
  expect(affectedBy('test', 'packages/contracts/src/index.ts')).toEqual([
    'airline-prod',
    'backup',
    'bench',
    'contracts',
    'database',
    'dns-failover',
    'foundation',
    'network',
    'testing',
    'web-tier',
  ]);
});

it('builds and tests nothing when only documents change', () => {
  expect(affectedBy('build', 'docs/design.md', 'README.md')).toEqual([]);
  expect(affectedBy('test', 'docs/design.md', 'README.md')).toEqual([]);
});
