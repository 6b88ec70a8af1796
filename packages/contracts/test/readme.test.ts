import { readFileSync } from 'node:fs';
import { join } from 'node:path';

// `compareFragments` of @etops/testing is out of reach: that package depends on this one.
it('shows the region of the example', () => {
  const [readme = '', example = ''] = ['../README.md', '../examples/existing-vpc.ts'].map((file) =>
    readFileSync(join(__dirname, file), 'utf8'),
  );
  const [, region = ''] = /\/\/ #region network\n(.*?)\/\/ #endregion/s.exec(example) ?? [];

  expect([...readme.matchAll(/```ts\n(.*?)```/gs)].map(([, fragment]) => fragment)).toEqual([region]);
});
