import { execFileSync } from 'node:child_process';
import { root } from './root';

/** Projects whose tests Nx runs when these files change. */
function affectedBy(...files: string[]): string[] {
  const nx = require.resolve('nx/bin/nx.js', { paths: [root] });
  const args = [nx, 'show', 'projects', '--affected', '--withTarget=test', '--json', `--files=${files.join(',')}`];
  const env = { ...process.env, NX_DAEMON: 'false' };
  return (JSON.parse(execFileSync(process.execPath, args, { cwd: root, env, encoding: 'utf8' })) as string[]).sort();
}

it('tests a package that changed, and the app, and nothing else', () => {
  expect(affectedBy('packages/backup/src/index.ts')).toEqual(['airline-prod', 'backup']);
});

it('tests what depends on contracts when they change', () => {
  expect(affectedBy('packages/contracts/src/index.ts')).toEqual([
    'airline-prod',
    'backup',
    'contracts',
    'database',
    'dns-failover',
    'foundation',
    'network',
    'testing',
    'web-tier',
  ]);
});

it('tests nothing when only documents change', () => {
  expect(affectedBy('docs/design.md', 'README.md')).toEqual([]);
});
