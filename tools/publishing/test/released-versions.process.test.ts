import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exposure, isAnythingReleased, readPlans, tagOf, untagged, writeMoves } from '../src/release';
import { publicPackages } from '../src/workspace';
import { PlantedRepository } from './planted-repository';

const manifest = (name: string, more = {}) =>
  `${JSON.stringify({ name: `@etops/${name}`, version: '0.1.0', ...more }, null, 2)}\n`;

const repository = new PlantedRepository();
const base = repository.commit('feat: three packages', {
  'packages/contracts/package.json': manifest('contracts'),
  'packages/network/package.json': manifest('network', {
    peerDependencies: { '@etops/contracts': '*' },
    dependencies: { '@etops/contracts': '^0.1.0' },
  }),
  'packages/network/etc/network.api.md': "import type { NetworkRef } from '@etops/contracts';\n",
  'packages/testing/package.json': manifest('testing', { private: true }),
});
const packages = publicPackages(repository.root);
for (const one of packages) {
  repository.git('tag', tagOf(one));
}

beforeEach(() => {
  repository.git('reset', '--quiet', '--hard', base);
});
afterAll(() => {
  repository.remove();
});

it('finds the packages that are not private', () => {
  expect(packages.map(tagOf)).toEqual(['contracts@0.1.0', 'network@0.1.0']);
});

it('knows a version without a tag, and a repository without any release', () => {
  repository.commit('feat(network): by hand', {
    'packages/network/package.json': manifest('network', { version: '0.2.0' }),
  });
  const now = publicPackages(repository.root);

  expect(untagged(repository.root, now).map(tagOf)).toEqual(['network@0.2.0']);
  expect(isAnythingReleased(repository.root, now)).toBe(true);
  expect(isAnythingReleased(repository.root, [])).toBe(false);
});

it('reads from the API report which sibling a package exports types of', () => {
  const exposes = exposure(repository.root, packages);

  expect(exposes('network', '@etops/contracts')).toBe(true);
  expect(exposes('network', '@etops/foundation')).toBe(false);
  expect(exposes('contracts', '@etops/network')).toBe(false);
});

it('moves a range with a version plan in one commit, and changes nothing else', () => {
  writeMoves(repository.root, [{ project: 'network', ranges: { '@etops/contracts': '^0.2.0' }, breaking: true }]);

  expect(repository.git('show', '--format=', '--name-only', 'HEAD').trim().split('\n')).toEqual([
    '.nx/version-plans/ranges-of-network.md',
    'packages/network/package.json',
  ]);
  expect(readFileSync(join(repository.root, 'packages/network/package.json'), 'utf8')).toBe(
    manifest('network', {
      peerDependencies: { '@etops/contracts': '*' },
      dependencies: { '@etops/contracts': '^0.2.0' },
    }),
  );
  expect(readPlans(repository.root)).toEqual(new Map([['network', 'major']]));
});
