import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CommandError, runCommand } from '@etops/cli';
import type { OutputValues } from '@etops/foundation';
import { outputsFile, recordAirlineOutputs, RECORDED_OUTPUTS } from '../config/outputs';
import { defaultOutdir } from '../synthesize';
import { explainProblems } from './explain-error';

const STACKS = Object.keys(RECORDED_OUTPUTS);

runCommand({
  usage: 'npm run record-outputs -- [stack …]',
  summary: 'Records outputs of deployed stacks in outputs.json, for the stacks that need them.',
  duration: '2 seconds per stack',
  operands: { name: 'stack', description: 'stacks to record, all if none is given', choices: STACKS },
  explain: explainProblems,
  run: ({ operands }) => {
    for (const stack of operands.length > 0 ? operands : STACKS) {
      console.log(`${stack}: ${JSON.stringify(record(stack)[stack])}`);
    }
    console.log(`recorded in ${outputsFile()}; commit it`);
  },
});

function record(stack: string): OutputValues {
  const outputs = deployedOutputs(stack);
  try {
    return recordAirlineOutputs(stack, outputs);
  } catch (error) {
    throw explainProblems(error) ?? new CommandError((error as Error).message);
  }
}

function deployedOutputs(stack: string): Readonly<Record<string, unknown>> {
  const directory = join(defaultOutdir, 'stacks', stack);
  if (!existsSync(join(directory, '.terraform'))) {
    throw new CommandError(`${stack} has not been deployed from this directory; run: npx cdktf deploy ${stack}`);
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
