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
    const missing = airlineMissingOutputs(synthesizeAirline().missingOutputs);
    if (missing !== '') {
      console.log(missing);
    }
  },
});
