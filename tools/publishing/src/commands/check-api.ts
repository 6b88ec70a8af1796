import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { apiReport } from '../api-report';
import { apiReportFile } from '../api-report-file';
import { reportProblems, runCommand } from './run-command';

// The API report of the package in this directory: compares it with the declarations, or with --update writes it.
runCommand(() => {
  const { update } = parseArgs({ options: { update: { type: 'boolean', default: false } } }).values;
  const directory = process.cwd();
  const report = apiReportFile(`packages/${basename(directory)}`);
  mkdirSync(join(directory, 'etc'), { recursive: true });

  const { changed, errors } = apiReport(directory, update);

  if (update && errors.length === 0) {
    console.log(`${report}: ${changed ? 'written' : 'as it was'}`);
    return true;
  }
  const stale =
    changed && !update ? ['it is not what the package exports; npm run api:update writes it, for review'] : [];
  return reportProblems(report, [...errors, ...stale]);
});
