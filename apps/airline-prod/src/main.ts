import { runCommand } from '@etops/cli';
import { airlineMissingOutputs } from './airline-reports';
import { explainProblems } from './commands/explain-error';
import { synthesizeAirline } from './synthesize';

// The cdktf CLI runs this program, and prints its output before it asks for approval.
runCommand({
  usage: 'npm run synth',
  summary: 'Synthesizes every stack, and prints missing outputs.',
  duration: '2 seconds',
  explain: explainProblems,
  run: () => {
    const { advice, missingOutputs } = synthesizeAirline();
    // The cdktf CLI prints the warnings of constructs itself.
    for (const warning of advice) {
      console.log(`warning: ${warning}`);
    }
    const missing = airlineMissingOutputs(missingOutputs);
    if (missing !== '') {
      console.log(missing);
    }
  },
});
