import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { airline } from '../config/airline';
import { airlineTruthTable, truthTablePage } from './truth-table-page';
import { CommandError, runCommand } from './run-command';

const PAGE = join(__dirname, '..', '..', '..', '..', 'docs', 'dns-truth-table.md');
const USAGE = `npm run truth-table -- [--write]

Prints where DNS leads clients in every situation.
  --write   writes docs/dns-truth-table.md instead`;

runCommand(() => {
  const [option, ...others] = process.argv.slice(2);
  if (others.length > 0 || (option !== undefined && option !== '--write')) {
    throw new CommandError(USAGE, 2);
  }
  if (option === '--write') {
    writeFileSync(PAGE, truthTablePage(airline));
    return;
  }
  console.log(airlineTruthTable(airline));
});
