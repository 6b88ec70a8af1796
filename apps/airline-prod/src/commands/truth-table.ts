import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '@etops/cli';
import { airlineTruthTable, airlineTruthTablePage } from '../airline-reports';
import { airline } from '../config/airline';
import { explainProblems } from './explain-error';

const PAGE = join(__dirname, '..', '..', '..', '..', 'docs', 'dns-truth-table.md');

runCommand({
  usage: 'npm run truth-table -- [--write]',
  summary: 'Prints how DNS routes clients in every situation.',
  duration: '3 seconds',
  options: { write: { type: 'boolean', description: 'writes docs/dns-truth-table.md instead' } },
  explain: explainProblems,
  run: ({ options }) => {
    if (options.write) {
      writeFileSync(PAGE, airlineTruthTablePage(airline));
    } else {
      console.log(airlineTruthTable(airline, 'markdown'));
    }
  },
});
