import { coverageTable } from './coverage-table';
import { formatMissingFacts } from './missing-facts';
import { stackTable } from './stack-table';
import { synthesizeAirline } from '../synthesize';
import { runCommand } from './run-command';

// Synthesizes every stack, prints what there is, and says what to do next.
runCommand(() => {
  const { stacks, warnings, missingFacts, coverage } = synthesizeAirline();
  console.log(stackTable(stacks, process.env.INIT_CWD ?? process.cwd()));
  console.log(coverageTable(coverage));
  for (const warning of warnings) {
    console.log(`warning: ${warning}`);
  }
  console.log(`
${formatMissingFacts(missingFacts)}Next:
  npm run check          format, lint, types, tests, terraform validate
  npm run deploy:local   deploy every stack on an emulated AWS, prove it, destroy it
  for a real account     set accountId and zoneName in apps/airline-prod/src/config/airline.ts, then see README.md
`);
});
