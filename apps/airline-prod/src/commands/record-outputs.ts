import { CommandError, runCommand } from '@etops/cli';
import type { SynthesizedStack } from '@etops/foundation';
import { outputsFile, ownOutputs, recordAirlineOutputs, RECORDED_OUTPUTS } from '../config/outputs';
import { synthesizeAirline } from '../synthesize';
import { deployedOutputs } from './deployed-outputs';
import { explainProblems } from './explain-error';

const STACKS = Object.keys(RECORDED_OUTPUTS);

runCommand({
  usage: 'npm run record-outputs -- [stack …]',
  summary:
    'Reads outputs of deployed stacks from their states, and records them in outputs.json for the stacks that need them.',
  duration: '5 seconds per stack',
  operands: { name: 'stack', description: 'stacks to record, all if none is given', choices: STACKS },
  explain: explainProblems,
  run: ({ operands }) => {
    const names = operands.length > 0 ? operands : STACKS;
    const { stacks } = synthesizeAirline({ values: ownOutputs() });
    for (const stack of stacks.filter(({ name }) => names.includes(name))) {
      console.log(`${stack.name}: ${JSON.stringify(record(stack))}`);
    }
    console.log(`recorded in ${outputsFile()}; commit it`);
  },
});

function record(stack: SynthesizedStack) {
  const outputs = deployedOutputs(stack);
  try {
    return recordAirlineOutputs(stack.name, outputs)[stack.name];
  } catch (error) {
    throw explainProblems(error) ?? new CommandError((error as Error).message);
  }
}
