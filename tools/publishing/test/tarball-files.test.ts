import { tarballProblems } from '../src/tarball';

const PACKED = [
  'package.json',
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
  'dist/index.js',
  'dist/index.d.ts',
  'dist/plan/tiers.js',
  'dist/plan/tiers.d.ts',
];
const SOURCES = ['index.ts', 'plan/tiers.ts'];

it('accepts compiled code, declarations and the pages', () => {
  expect(tarballProblems(PACKED, SOURCES)).toEqual([]);
});

it.each(['src/index.ts', 'dist/tsconfig.lib.tsbuildinfo', 'dist/index.js.map', 'test/index.test.ts', '.npmrc'])(
  'refuses %s',
  (file) => {
    expect(tarballProblems([...PACKED, file], SOURCES)).toEqual([`${file} must not be published`]);
  },
);

it('refuses files of an earlier build', () => {
  expect(tarballProblems(PACKED, ['index.ts'])).toEqual([
    'dist/plan/tiers.js must not be published',
    'dist/plan/tiers.d.ts must not be published',
  ]);
});

it.each(PACKED)('reports missing %s', (file) => {
  expect(
    tarballProblems(
      PACKED.filter((packed) => packed !== file),
      SOURCES,
    ),
  ).toEqual([`${file} is missing`]);
});
