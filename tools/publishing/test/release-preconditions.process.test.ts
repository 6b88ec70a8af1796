import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { obstacles } from '../src/release';
import { PlantedRepository } from './planted-repository';

const repository = new PlantedRepository();
repository.commit('feat: a package', { 'packages/network/package.json': '{}' });
repository.git('tag', 'network@0.1.0');
const clone = new PlantedRepository();
clone.git('remote', 'add', 'origin', repository.root);
clone.git('fetch', '--quiet', '--no-tags', 'origin');
clone.git('reset', '--quiet', '--hard', 'origin/main');

afterAll(() => {
  repository.remove();
  clone.remove();
});

it('a clean clone without an origin can be released from', () => {
  expect(obstacles(repository.root)).toEqual([]);
});

it('a clone that lacks tags of its origin cannot, until they are fetched', () => {
  expect(obstacles(clone.root)).toEqual(['must have every tag of origin, got none of network@0.1.0; git fetch --tags']);
  clone.git('fetch', '--quiet', '--tags', 'origin');
  expect(obstacles(clone.root)).toEqual([]);
});

it('a clone with changes cannot', () => {
  writeFileSync(join(repository.root, 'new.txt'), '');

  expect(obstacles(repository.root)).toEqual(['must have no changes, got 1; commit or discard them']);
});
