import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { differencesOf, judge } from '../src/differences';
import { expectedFailures, otherSuites, substitutes } from '../src/expected';
import { root, substituteFolder } from '../src/folders';
import { forkPage } from '../src/page';
import { nameIn } from '../src/substitute';
import { jestConfig, judgeSuites, projects, readReport } from '../src/suites';
import { typeCheckConfig } from '../src/types';

const [cdktn, provider21] = substitutes as [(typeof substitutes)[0], (typeof substitutes)[0]];
const vpc = (name: string, attributes: object) => ({ resource: { aws_vpc: { [name]: attributes } } });

describe('differences', () => {
  it.each([
    ['an attribute that changes', { a: 1 }, { a: 2 }, { path: 'resource.aws_vpc.*.a', before: 1, after: 2 }],
    ['an attribute that comes', {}, { a: false }, { path: 'resource.aws_vpc.*.a', after: false }],
    ['an attribute that goes', { a: null }, {}, { path: 'resource.aws_vpc.*.a', before: null }],
    [
      'what is deep inside',
      { a: [{ b: 1 }] },
      { a: [{ b: 2 }] },
      { path: 'resource.aws_vpc.*.a.0.b', before: 1, after: 2 },
    ],
    ['another type', { a: '1' }, { a: 1 }, { path: 'resource.aws_vpc.*.a', before: '1', after: 1 }],
  ])('name %s', (_, before, after, difference) => {
    const found = differencesOf({ dr: vpc('main', before) }, { dr: vpc('main', after) });

    expect(found).toEqual([{ ...difference, places: ['dr: aws_vpc.main'] }]);
  });

  it('finds no difference in the order of keys', () => {
    expect(differencesOf({ dr: vpc('main', { a: 1, b: 2 }) }, { dr: vpc('main', { b: 2, a: 1 }) })).toEqual([]);
  });

  it('finds removed and added resources', () => {
    const found = differencesOf({ dr: vpc('old', { a: 1 }) }, { dr: vpc('new', { a: 1 }) });

    expect(found).toEqual([
      { path: 'resource.aws_vpc.*', before: { a: 1 }, places: ['dr: aws_vpc.old'] },
      { path: 'resource.aws_vpc.*', after: { a: 1 }, places: ['dr: aws_vpc.new'] },
    ]);
  });

  it('counts the same change in several places as one difference', () => {
    const [before, after] = [1, 2].map((version) => ({
      dr: { terraform: { version } },
      dns: { terraform: { version } },
    }));

    expect(differencesOf(before ?? {}, after ?? {})).toEqual([
      { path: 'terraform.version', before: 1, after: 2, places: ['dr', 'dns'] },
    ]);
  });

  it('requires an explanation of every difference, and a difference for every explanation', () => {
    const found = [{ path: 'a', before: 1, after: 2, places: ['dr'] }];
    const explained = { path: 'a', before: 1, after: 2, because: 'so' };
    const other = { ...explained, after: 3 };

    expect(judge(found, [explained])).toEqual({ unexplained: [], gone: [] });
    expect(judge(found, [other])).toEqual({ unexplained: found, gone: [other] });
    expect(judge([], [explained])).toEqual({ unexplained: [], gone: [explained] });
  });
});

describe('a suite', () => {
  const failing = { status: 'failed', fullName: 'a b', failureMessages: ['no'] };
  const passing = { status: 'passed', fullName: 'c', failureMessages: [] };
  const report = (...assertionResults: (typeof failing)[]) => ({
    numPassedTests: 1,
    numPendingTests: 0,
    snapshot: { matched: 2 },
    testResults: [{ name: join(root, 'x.test.ts'), status: 'failed', message: 'cannot load', assertionResults }],
  });

  it('reports the tests that fail, and a file that does not run', () => {
    expect(readReport(report(failing, passing))).toEqual({
      passed: 1,
      skipped: 0,
      matchedSnapshots: 2,
      failures: [{ file: 'x.test.ts', test: 'a b', message: 'no' }],
    });
    expect(readReport(report()).failures).toEqual([
      { file: 'x.test.ts', test: 'does not run', message: 'cannot load' },
    ]);
  });

  it('refuses unexpected failures, and expected failures that pass', () => {
    const result = readReport(report(failing));
    const expected = { file: 'x.test.ts', test: 'a b', because: 'so' };

    expect(judgeSuites(result, [expected])).toEqual({ unexpected: [], passing: [] });
    expect(judgeSuites(result, [])).toEqual({ unexpected: result.failures, passing: [] });
    expect(judgeSuites({ failures: [] }, [expected])).toEqual({ unexpected: [], passing: [expected] });
  });

  it('runs every suite, or lists it as one that does not run', () => {
    const all = ['packages', 'apps', 'tools'].flatMap((folder) =>
      readdirSync(join(root, folder)).map((name) => `${folder}/${name}`),
    );
    const withSuite = all.filter((folder) => readdirSync(join(root, folder)).includes('jest.config.cjs'));

    expect([...projects(), ...Object.keys(otherSuites)].sort()).toEqual(withSuite.sort());
  });

  it('replaces every import of cdktf, the provider and constructs', () => {
    const { projects: configs } = jestConfig(cdktn) as { projects: { moduleNameMapper: Record<string, string> }[] };
    const resolve = (imported: string) =>
      Object.entries(configs[0]?.moduleNameMapper ?? {}).flatMap(([pattern, to]) =>
        new RegExp(pattern).test(imported) ? [imported.replace(new RegExp(pattern), to)] : [],
      );
    const installed = join(substituteFolder(cdktn), 'node_modules');

    expect(configs).toHaveLength(projects().length);
    expect(resolve('cdktf')).toEqual([join(installed, 'cdktn')]);
    expect(resolve('@cdktf/provider-aws/lib/vpc')).toEqual([join(installed, '@cdktn/provider-aws/lib/vpc')]);
    expect(resolve('cdktf-cli')).toEqual([]);
  });
});

describe('a substitute', () => {
  it.each([
    ['cdktf', 'cdktn', 'cdktf'],
    ['@cdktf/provider-aws/lib/vpc', '@cdktn/provider-aws/lib/vpc', '@cdktf/provider-aws/lib/vpc'],
    ['cdktf-cli', undefined, undefined],
  ])('has %s as %p, or as %p', (imported, inFork, inProvider21) => {
    expect(nameIn(cdktn, imported)).toBe(inFork);
    expect(nameIn(provider21, imported)).toBe(inProvider21);
  });

  it('writes every difference, test and suite to the page', () => {
    const page = forkPage();
    const reasons = [...substitutes.flatMap(({ differences }) => differences), ...expectedFailures];

    for (const because of [...reasons.map((each) => each.because), ...Object.values(otherSuites)]) {
      expect(page).toContain(because);
    }
    const { dependencies } = JSON.parse(readFileSync(join(substituteFolder(cdktn), 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    expect(page).toContain(`\`cdktn ${String(dependencies.cdktn)}\``);
  });
});

it('checks the types of every source, example and test with the substitute', () => {
  const { compilerOptions, include } = typeCheckConfig(cdktn) as {
    compilerOptions: { paths: Record<string, string[]> };
    include: string[];
  };
  const installed = join(substituteFolder(cdktn), 'node_modules');

  expect(compilerOptions.paths).toMatchObject({
    cdktf: [join(installed, 'cdktn')],
    '@cdktf/provider-aws/*': [join(installed, '@cdktn/provider-aws/*')],
  });
  expect(include).toContain(join(root, 'packages/network/src/**/*.ts'));
  expect(include).toContain(join(root, 'apps/airline-prod/test/**/*.ts'));
  expect(include).toHaveLength(projects().length * 3);
});
