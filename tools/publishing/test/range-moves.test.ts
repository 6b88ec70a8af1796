import type { PublicPackage } from '../src/workspace';
import { rangeMoves } from '../src/release/range-moves';

function packageOf(
  project: string,
  version: string,
  dependencies: Readonly<Record<string, string>> = {},
): PublicPackage {
  const named = Object.entries(dependencies).map(([name, range]) => [`@etops/${name}`, range]);
  return {
    project,
    folder: `packages/${project}`,
    manifest: { name: `@etops/${project}`, version, dependencies: Object.fromEntries(named) as Record<string, string> },
  };
}

const PACKAGES = [
  packageOf('contracts', '0.1.0'),
  packageOf('foundation', '0.1.0', { contracts: '^0.1.0' }),
  packageOf('network', '0.1.4', { contracts: '^0.1.0', foundation: '^0.1.0' }),
];
const none = () => false;
const contractsOnly = (_: string, sibling: string) => sibling === '@etops/contracts';

it.each([['0.1.1'], ['0.1.99']])('moves no range for contracts %s: ^0.1.0 includes it', (version) => {
  expect(rangeMoves(PACKAGES, { '@etops/contracts': version }, contractsOnly)).toEqual([]);
});

it('moves the ranges of a break as a fix if no types of it are exported', () => {
  expect(rangeMoves(PACKAGES, { '@etops/contracts': '0.2.0' }, none)).toEqual([
    { project: 'foundation', ranges: { '@etops/contracts': '^0.2.0' }, breaking: false },
    { project: 'network', ranges: { '@etops/contracts': '^0.2.0' }, breaking: false },
  ]);
});

it('moves the ranges of packages that break with it, too', () => {
  expect(rangeMoves(PACKAGES, { '@etops/contracts': '0.2.0' }, contractsOnly)).toEqual([
    { project: 'foundation', ranges: { '@etops/contracts': '^0.2.0' }, breaking: true },
    { project: 'network', ranges: { '@etops/contracts': '^0.2.0', '@etops/foundation': '^0.2.0' }, breaking: true },
  ]);
});

it('finds the same moves in any order of the packages', () => {
  const moves = rangeMoves([...PACKAGES].reverse(), { '@etops/contracts': '0.2.0' }, contractsOnly);

  expect(moves.find(({ project }) => project === 'network')).toEqual({
    project: 'network',
    ranges: { '@etops/contracts': '^0.2.0', '@etops/foundation': '^0.2.0' },
    breaking: true,
  });
});

it('keeps a planned version that is higher than the move requires', () => {
  const packages = [...PACKAGES, packageOf('app-kit', '1.0.0', { network: '^0.1.0' })];

  expect(
    rangeMoves(packages, { '@etops/contracts': '0.2.0', '@etops/network': '0.3.0' }, none).find(
      ({ project }) => project === 'app-kit',
    ),
  ).toEqual({ project: 'app-kit', ranges: { '@etops/network': '^0.3.0' }, breaking: false });
});

it.each([
  ['1.2.3', '^1.2.0', '1.9.0', []],
  ['1.2.3', '^1.2.0', '2.0.0', [{ project: 'network', ranges: { '@etops/contracts': '^2.0.0' }, breaking: true }]],
])('includes features from 1.0 on: %s with %s and %s', (version, range, next, moves) => {
  const packages = [packageOf('contracts', '1.2.0'), packageOf('network', version, { contracts: range })];

  expect(rangeMoves(packages, { '@etops/contracts': next }, contractsOnly)).toEqual(moves);
});
