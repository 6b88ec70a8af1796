import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validateStacks } from '@etops/emulator';
import { synthesizeAirline } from '../synthesize';
import { withHarness } from './harness-errors';
import { CommandError, runCommand } from './run-command';

// `terraform validate` of every stack, as it is synthesized now, with the real provider.
runCommand(async () => {
  const outdir = mkdtempSync(join(tmpdir(), 'etops-airline-'));
  try {
    synthesizeAirline(outdir);
    const result = await withHarness(() => validateStacks(outdir));
    if (result.status === 'skipped') {
      throw new CommandError(`no stack was validated: ${result.reason}`);
    }
    for (const { stack, problems } of result.stacks) {
      console.log(problems.length === 0 ? `${stack}: valid` : `${stack}: not valid\n${problems.join('\n')}`);
    }
    return result.stacks.every(({ problems }) => problems.length === 0);
  } finally {
    rmSync(outdir, { recursive: true });
  }
});
