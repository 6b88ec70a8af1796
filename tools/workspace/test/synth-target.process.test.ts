import { appendFileSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { WorkspaceCopy } from './workspace-copy';

const copy = new WorkspaceCopy();
afterAll(() => {
  copy.remove();
});

function synthesize(): { readonly fromCache: boolean } {
  const printed = copy.nx('run', 'airline-prod:synth', '--outputStyle=static');
  return { fromCache: printed.includes('[local cache]') || printed.includes('read the output from the cache') };
}

it('synthesizes once for the same sources, and again when a package changes', () => {
  const primary = join(copy.root, 'apps/airline-prod/cdktf.out/stacks/primary/cdk.tf.json');

  expect(synthesize()).toEqual({ fromCache: false });
  rmSync(primary);
  appendFileSync(join(copy.root, 'packages/network/README.md'), '\n');
  expect(synthesize()).toEqual({ fromCache: true });
  expect(existsSync(primary)).toBe(true);

  appendFileSync(join(copy.root, 'packages/network/src/limits.ts'), '\n');
  expect(synthesize()).toEqual({ fromCache: false });
}, 300_000);
