import { runCommand } from '@etops/cli';
import { coverageTable, stackTable } from '@etops/reports';
import { airlineMissingOutputs, stackSummaries } from '../airline-reports';
import { airline } from '../config/airline';
import { synthesizeAirline } from '../synthesize';
import { explainProblems } from './explain-error';

const isSample = airline.accountId === '123456789012' || airline.zoneName.endsWith('.example');

runCommand({
  usage: 'npm start',
  summary: 'Synthesizes every stack. Prints the stacks, the backup coverage, missing outputs, and the next steps.',
  duration: '2 seconds',
  explain: explainProblems,
  run: () => {
    const { stacks, advice, warnings, missingOutputs, coverage } = synthesizeAirline();
    console.log(stackTable(stackSummaries(stacks, process.env.INIT_CWD ?? process.cwd())));
    console.log(coverageTable(coverage));
    for (const warning of [...advice, ...warnings]) {
      console.log(`warning: ${warning}`);
    }
    const missing = airlineMissingOutputs(missingOutputs);
    console.log(`
${missing === '' ? '' : `${missing}\n\n`}Next:
  npm run check          format, lint, types, tests, terraform validate
  npm run deploy:local   deploys every stack on an emulated AWS, plans each again, destroys all
  after cdktf deploy     a changed launch template reaches the servers by a release, see README.md${
    isSample
      ? '\n  for a real account     set accountId and zoneName in apps/airline-prod/src/config/airline.ts, then see README.md'
      : ''
  }
`);
  },
});
