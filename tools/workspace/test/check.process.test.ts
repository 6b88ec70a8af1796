import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './root';

const check = (...args: string[]) => spawnSync(join(root, '.ci/check'), args, { encoding: 'utf8', timeout: 5000 });

it.each([
  ['run-many', 'npm run check'],
  ['affected', 'npm run check:affected'],
])('%s answers --help without a check', (selection, usage) => {
  const { status, stdout } = check(selection, '--help');

  expect(status).toBe(0);
  expect(stdout).toMatch(new RegExp(`^${usage}\n\nChecks .*\nTakes .* minutes\\.\n$`));
});

it('refuses arguments that it does not know', () => {
  const { status, stderr } = check('run-many', '-p', 'network');

  expect(status).toBe(2);
  expect(stderr).toBe(`no arguments are accepted, got -p network

usage: npm run check
       --help says more
`);
  expect(check().status).toBe(2);
});
