import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { CommandError, runCommand } from '@etops/cli';
import { validateStacks } from '@etops/emulator';
import { createWorkFolder } from '@etops/foundation';
import { synthesizeAirline } from '../synthesize';
import { explainTools } from './explain-error';

runCommand({
  usage: 'npm run validate',
  summary: 'Synthesizes every stack and runs `terraform validate` on it, with the real provider.',
  duration: '40 seconds',
  explain: explainTools,
  run: async () => {
    const outdir = createWorkFolder(tmpdir(), 'etops-airline-');
    try {
      synthesizeAirline({ outdir });
      const result = await validateStacks(outdir);
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
  },
});
