import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SynthesizedJson } from './synthesized-json';

/**
 * Runs an example, a program that ends in `app.synth()`, and reads what it wrote, by stack.
 *
 * @param run loads the example, for instance `() => jest.requireActual('../examples/basic')`
 */
export function runExample(run: () => unknown): Readonly<Record<string, SynthesizedJson>> {
  const outdir = mkdtempSync(join(tmpdir(), 'etops-example-'));
  const before = process.env.CDKTF_OUTDIR;
  process.env.CDKTF_OUTDIR = outdir;
  try {
    run();
    const stacks = readdirSync(join(outdir, 'stacks'));
    return Object.fromEntries(stacks.map((stack) => [stack, SynthesizedJson.read(outdir, stack)]));
  } finally {
    if (before === undefined) {
      delete process.env.CDKTF_OUTDIR;
    } else {
      process.env.CDKTF_OUTDIR = before;
    }
    rmSync(outdir, { recursive: true, force: true });
  }
}
