import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

/** Exit code and output of a program that fails. */
function failureOf(run: () => unknown): { readonly status?: number; readonly stdout?: string } {
  try {
    run();
    return {};
  } catch (error) {
    return error as { readonly status?: number; readonly stdout?: string };
  }
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

it('refuses a misspelt prop with the message of the compiler, and leaves the last output unchanged', () => {
  const config = join(copy.root, 'apps/airline-prod/src/config/airline.ts');
  const primary = join(copy.root, 'apps/airline-prod/cdktf.out/stacks/primary/cdk.tf.json');
  const [sources, before] = [config, primary].map((file) => readFileSync(file, 'utf8'));
  writeFileSync(config, String(sources).replace('      webAcl,\n', '      webACL: webAcl,\n'));

  const { status, stdout } = failureOf(() => copy.nx('run', 'airline-prod:synth', '--outputStyle=static'));

  expect(stdout).toContain("Did you mean to write 'webAcl'?");
  expect(status).toBe(1);
  expect(readFileSync(primary, 'utf8')).toBe(before);
}, 300_000);
