import type { PublicPackage } from '../src/packages';
import { movesFor } from '../src/release-plan';

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
const nobody = () => false;
const contractsOnly = (_: string, sibling: string) => sibling === '@etops/contracts';

it.each([['0.1.1'], ['0.1.99']])('moves nobody for contracts %s: ^0.1.0 takes it', (version) => {
  expect(movesFor(PACKAGES, { '@etops/contracts': version }, contractsOnly)).toEqual([]);
});

it('moves who depends on a break, as a fix when none of its types show', () => {
  expect(movesFor(PACKAGES, { '@etops/contracts': '0.2.0' }, nobody)).toEqual([
    { project: 'foundation', ranges: { '@etops/contracts': '^0.2.0' }, breaking: false },
    { project: 'network', ranges: { '@etops/contracts': '^0.2.0' }, breaking: false },
  ]);
});

it('moves on to those who depend on one that breaks with it', () => {
  expect(movesFor(PACKAGES, { '@etops/contracts': '0.2.0' }, contractsOnly)).toEqual([
    { project: 'foundation', ranges: { '@etops/contracts': '^0.2.0' }, breaking: true },
    { project: 'network', ranges: { '@etops/contracts': '^0.2.0', '@etops/foundation': '^0.2.0' }, breaking: true },
  ]);
});

it('finds the same in any order', () => {
  const moves = movesFor([...PACKAGES].reverse(), { '@etops/contracts': '0.2.0' }, contractsOnly);

  expect(moves.find(({ project }) => project === 'network')).toEqual({
    project: 'network',
    ranges: { '@etops/contracts': '^0.2.0', '@etops/foundation': '^0.2.0' },
    breaking: true,
  });
});

it('keeps a version that is already higher than the move asks for', () => {
  const packages = [...PACKAGES, packageOf('app-kit', '1.0.0', { network: '^0.1.0' })];

  expect(
    movesFor(packages, { '@etops/contracts': '0.2.0', '@etops/network': '0.3.0' }, nobody).find(
      ({ project }) => project === 'app-kit',
    ),
  ).toEqual({ project: 'app-kit', ranges: { '@etops/network': '^0.3.0' }, breaking: false });
});

it.each([
  ['1.2.3', '^1.2.0', '1.9.0', []],
  ['1.2.3', '^1.2.0', '2.0.0', [{ project: 'network', ranges: { '@etops/contracts': '^2.0.0' }, breaking: true }]],
])('from 1.0 a caret takes features: %s with %s and %s', (version, range, next, moves) => {
  const packages = [packageOf('contracts', '1.2.0'), packageOf('network', version, { contracts: range })];

  expect(movesFor(packages, { '@etops/contracts': next }, contractsOnly)).toEqual(moves);
});
