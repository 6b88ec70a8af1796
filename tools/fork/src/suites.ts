import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { createWorkFolder } from '@etops/foundation';
import { root, substituteFolder } from './folders';
import type { ExpectedFailure, Substitute } from './substitute';

const load = createRequire(__filename);

/** Options that Jest ignores in the configuration of one of several projects. */
const OF_A_WHOLE_RUN = ['reporters', 'testTimeout'];

export interface SuiteResult {
  readonly passed: number;
  readonly skipped: number;
  readonly matchedSnapshots: number;
  readonly failures: readonly FailedTest[];
}

export interface FailedTest extends Omit<ExpectedFailure, 'because'> {
  readonly message: string;
}

/** Members of Jest's report that this tool reads. */
interface Report {
  readonly numPassedTests: number;
  readonly numPendingTests: number;
  readonly snapshot: { readonly matched: number };
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

/** Returns the projects whose suites run: all packages, and the app. */
export function projects(): readonly string[] {
  const packages = readdirSync(join(root, 'packages')).map((name) => `packages/${name}`);
  return [...packages, 'apps/airline-prod'];
}

/** Runs the suites with a substitute. Snapshots are compared, never written. */
export function runSuites(substitute: Substitute): SuiteResult {
  const directory = createWorkFolder(tmpdir(), 'etops-fork-');
  try {
    const [config, report] = ['jest.json', 'report.json'].map((name) => join(directory, name)) as [string, string];
    writeFileSync(config, JSON.stringify(jestConfig(substitute)));
    const args = ['--config', config, '--ci', '--maxWorkers', '100%', '--silent', '--json', '--outputFile', report];
    const { stderr } = spawnSync(process.execPath, [load.resolve('jest/bin/jest'), ...args], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 256 * 1024 * 1024,
    });
    if (!existsSync(report)) {
      throw new Error(`Jest did not report\n${stderr}`);
    }
    return readReport(JSON.parse(readFileSync(report, 'utf8')) as Report);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** Returns the configuration of each project, with the substitute. */
export function jestConfig(substitute: Substitute): object {
  const installed = join(substituteFolder(substitute), 'node_modules');
  const moduleNameMapper = Object.fromEntries(
    Object.entries(substitute.packages).map(([name, to]) => [`^${name}((?:/.*)?)$`, `${join(installed, to)}$1`]),
  );
  return {
    rootDir: root,
    testTimeout: 60_000,
    projects: projects().map((project) => {
      const own = load(join(root, project, 'jest.config.cjs')) as Readonly<Record<string, object>>;
      const config = Object.fromEntries(Object.entries(own).filter(([option]) => !OF_A_WHOLE_RUN.includes(option)));
      const transform = {
        [`^${installed}/.+\\.js$`]: join(root, 'tools/jest/shared-module.cjs'),
        ...own.transform,
      };
      return { ...config, rootDir: join(root, project), moduleNameMapper, transform };
    }),
  };
}

/** Reads a report of Jest. A file that does not run is a failure, too. */
export function readReport(report: Report): SuiteResult {
  return {
    passed: report.numPassedTests,
    skipped: report.numPendingTests,
    matchedSnapshots: report.snapshot.matched,
    failures: report.testResults.flatMap(({ name, status, message, assertionResults }) => {
      const file = relative(root, name);
      const failed = assertionResults.filter((test) => test.status === 'failed');
      return status === 'failed' && failed.length === 0
        ? [{ file, test: 'does not run', message }]
        : failed.map(({ fullName, failureMessages }) => ({
            file,
            test: fullName,
            message: failureMessages.join('\n'),
          }));
    }),
  };
}

/** Returns unexpected failures, and tests that pass although they are expected to fail. */
export function judgeSuites(
  { failures }: Pick<SuiteResult, 'failures'>,
  expected: readonly ExpectedFailure[],
): { readonly unexpected: readonly FailedTest[]; readonly passing: readonly ExpectedFailure[] } {
  const isSame = (one: Omit<ExpectedFailure, 'because'>, other: Omit<ExpectedFailure, 'because'>) =>
    one.file === other.file && one.test === other.test;
  return {
    unexpected: failures.filter((failure) => !expected.some((each) => isSame(each, failure))),
    passing: expected.filter((each) => !failures.some((failure) => isSame(each, failure))),
  };
}
