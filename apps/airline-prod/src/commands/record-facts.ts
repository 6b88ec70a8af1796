import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { FactValues } from '@etops/foundation';
import { FACT_OUTPUTS, factsFile, recordFacts } from '../config/facts';
import { defaultOutdir } from '../synthesize';
import { CommandError, runCommand } from './run-command';

// Takes the outputs of deployed stacks into facts.json: `npm run record-facts -- bootstrap vault`.
runCommand(() => {
  const { positionals } = parseArgs({ allowPositionals: true });
  const stacks = positionals.length > 0 ? positionals : Object.keys(FACT_OUTPUTS);
  for (const stack of stacks) {
    console.log(`${stack}: ${JSON.stringify(record(stack)[stack])}`);
  }
  console.log(`recorded in ${factsFile()}; commit it`);
});

function record(stack: string): FactValues {
  const outputs = readOutputs(stack);
  try {
    return recordFacts(stack, outputs);
  } catch (error) {
    throw new CommandError((error as Error).message);
  }
}

function readOutputs(stack: string): Readonly<Record<string, unknown>> {
  if (!(stack in FACT_OUTPUTS)) {
    throw new CommandError(
      `stack must be one of ${Object.keys(FACT_OUTPUTS).join(', ')}, got '${stack}'; the others publish no facts`,
    );
  }
  const directory = join(defaultOutdir, 'stacks', stack);
  if (!existsSync(join(directory, '.terraform'))) {
    throw new CommandError(`${stack} has not been deployed from here; run: npx cdktf deploy ${stack}`);
  }
  const { status, stdout, stderr, error } = spawnSync('terraform', ['output', '-json'], {
    cwd: directory,
    encoding: 'utf8',
  });
  if (error !== undefined || status !== 0) {
    throw new CommandError(`terraform output failed for ${stack}: ${error?.message ?? stderr}`);
  }
  const outputs = JSON.parse(stdout) as Readonly<Record<string, { readonly value: unknown }>>;
  return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
}
