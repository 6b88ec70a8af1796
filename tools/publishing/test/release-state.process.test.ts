import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { publicPackages } from '../src/packages';
import { changedSinceRelease, commitMoves, exposure, tagOf, untagged } from '../src/release-state';
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

const changed = () => changedSinceRelease(repository.root, packages).map(({ project }) => project);

it('publishes what is not private', () => {
  expect(packages.map(tagOf)).toEqual(['contracts@0.1.0', 'network@0.1.0']);
});

it.each([
  ['feat(network): more', ['network']],
  ['fix: less', ['network']],
  ['refactor(network)!: other', ['network']],
  ['docs(network): words', []],
  ['chore(release): publish', []],
])('%s releases %j', (message, projects) => {
  repository.commit(message, { 'packages/network/src/index.ts': '' });

  expect(changed()).toEqual(projects);
});

it('releases nothing for a change outside the packages', () => {
  repository.commit('feat(airline-prod): more', { 'apps/airline-prod/src/main.ts': '' });

  expect(changed()).toEqual([]);
});

it('releases a version without a tag as it stands, whatever its commits say', () => {
  repository.commit('feat(network): by hand', {
    'packages/network/package.json': manifest('network', { version: '0.2.0' }),
  });
  const now = publicPackages(repository.root);

  expect(untagged(repository.root, now).map(tagOf)).toEqual(['network@0.2.0']);
  expect(changedSinceRelease(repository.root, now)).toEqual([]);
});

it('reads from the API report whose types a package exports', () => {
  const exposes = exposure(repository.root, packages);

  expect(exposes('network', '@etops/contracts')).toBe(true);
  expect(exposes('network', '@etops/foundation')).toBe(false);
  expect(exposes('contracts', '@etops/network')).toBe(false);
});

it('moves a range in a commit that releases the package, and touches nothing else', () => {
  commitMoves(repository.root, [{ project: 'network', ranges: { '@etops/contracts': '^0.2.0' }, breaking: true }]);

  expect(repository.git('log', '-1', '--format=%s').trim()).toBe('fix(network)!: takes @etops/contracts ^0.2.0');
  expect(readFileSync(join(repository.root, 'packages/network/package.json'), 'utf8')).toBe(
    manifest('network', {
      peerDependencies: { '@etops/contracts': '*' },
      dependencies: { '@etops/contracts': '^0.2.0' },
    }),
  );
  expect(changed()).toEqual(['network']);
});
