import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './root';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'etops-summary-'));
  writeFileSync(join(directory, 'package.json'), '{}');
});
afterEach(() => {
  rmSync(directory, { recursive: true });
});

const node = (script: string, ...args: string[]) =>
  spawnSync(process.execPath, [join(root, script), ...args], { cwd: directory, encoding: 'utf8' });

/** Runs a suite of two files with the workspace's reporter. */
function runSuite(first: string, second: string): void {
  writeFileSync(join(directory, 'first.test.js'), first);
  writeFileSync(join(directory, 'second.test.js'), second);
  const reporters = [[join(root, 'tools/jest/reporter.cjs'), { directory: join(directory, 'reports') }]];
  const config = { displayName: 'suite', transform: {}, reporters };
  node('node_modules/jest/bin/jest.js', '--runInBand', '--config', JSON.stringify(config));
}

const summary = () => node('.ci/summary.cjs', '2', '0', join(directory, 'reports'));

it('names every test that failed at least once, and every file that does not run', () => {
  const passes = "it('is in time', () => undefined);";
  runSuite("it('is in time', () => { throw new Error('late by 3 s'); });", '} this is no JavaScript {');
  runSuite(passes, passes);

  const { stdout, status } = summary();

  expect(stdout).toMatch(/^FAILED suite first\.test\.js: is in time\nError: late by 3 s$/m);
  expect(stdout).toMatch(/^FAILED suite second\.test\.js: does not run\n[^]*SyntaxError/m);
  expect(stdout).toMatch(/^suite: 2 passed, 0 failed, 0 skipped\n4 passed, 2 failed\n$/m);
  expect(status).toBe(1);
});

it('counts steps and tests, and succeeds without a failure', () => {
  mkdirSync(join(directory, 'reports'));
  writeFileSync(join(directory, 'reports/suite.json'), '{"passed":3,"failed":0,"skipped":1}');

  expect(summary()).toMatchObject({
    stdout: 'suite: 3 passed, 0 failed, 1 skipped\n5 passed, 0 failed, 1 skipped\n',
    status: 0,
  });
});
