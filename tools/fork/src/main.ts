import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandError, runCommand } from '@etops/cli';
import { installAside } from '@etops/publishing';
import { format, resolveConfig } from 'prettier';
import { differencesOf, judge } from './differences';
import { expectedFailures, otherSuites, substitutes } from './expected';
import { installedPackages, root, substituteFolder } from './folders';
import { forkPage } from './page';
import type { Substitute } from './substitute';
import { judgeSuites, runSuites } from './suites';
import { synthesizeAirline } from './synthesize';
import { typeErrors } from './types';

const page = join(root, 'docs/fork.md');

/** Name of the substitute, which the npm script sets, and the arguments of the caller. */
const [name = '', ...args] = process.argv.slice(2);
const substitute = substitutes.find((each) => each.name === name);

runCommand(
  {
    usage: `npm run ${name === 'provider-21' ? 'test:provider-21' : 'test:fork'} -- [--write]`,
    summary: `Runs the suites and the app with a substitute for cdktf or for the AWS provider classes, and compares the JSON.
See docs/fork.md.`,
    duration: '1 minute',
    options: { write: { type: 'boolean', description: 'writes docs/fork.md instead' } },
    run: async ({ options }) => {
      const text = await format(forkPage(), { ...(await resolveConfig(page)), filepath: page });
      if (options.write) {
        writeFileSync(page, text);
        return true;
      }
      if (substitute === undefined) {
        throw new CommandError(`no substitute ${name}; run npm run test:fork, for example`, 2);
      }
      const problems = [
        ...(readFileSync(page, 'utf8') === text
          ? []
          : ['docs/fork.md is not current; run npm run test:fork -- --write']),
        ...(await checkJson(substitute)),
        ...checkTypes(substitute),
        ...checkSuites(substitute),
      ];
      console.log(problems.length === 0 ? '\nas docs/fork.md says' : `\n${problems.join('\n\n')}`);
      return problems.length === 0;
    },
  },
  args,
);

async function checkJson(substitute: Substitute): Promise<string[]> {
  installAside(substituteFolder(substitute));
  console.log(`${substitute.title}: ${installedPackages(substitute).join(', ')}\n`);
  const found = differencesOf(await synthesizeAirline(), await synthesizeAirline(substitute));
  for (const { path, before, after, places } of found) {
    console.log(`  ${path}: ${JSON.stringify(before)} → ${JSON.stringify(after)} in ${places.join(', ')}`);
  }
  const { unexplained, gone } = judge(found, substitute.differences);
  return [
    ...unexplained.map(({ path, places }) => `not explained: ${path}, in ${places.join(', ')}`),
    ...gone.map(({ path }) => `explained, but no difference any more: ${path}`),
  ];
}

function checkTypes(substitute: Substitute): readonly string[] {
  const errors = typeErrors(substitute);
  console.log(`\n  types: ${errors.length === 0 ? 'sound' : `${String(errors.length)} errors`}`);
  return errors;
}

function checkSuites(substitute: Substitute): string[] {
  const result = runSuites(substitute);
  const { unexpected, passing } = judgeSuites(result, expectedFailures);
  console.log(`
  ${String(result.passed)} tests pass, ${String(result.matchedSnapshots)} snapshots match; these fail, as they must:`);
  for (const { file, test, because } of expectedFailures) {
    console.log(`    ${file}: ${test}\n      ${because}`);
  }
  console.log('  not run:');
  for (const [suite, because] of Object.entries(otherSuites)) {
    console.log(`    ${suite}: ${because}`);
  }
  return [
    ...unexpected.map(({ file, test, message }) => `${file}: ${test}\n${message.slice(0, 2000)}`),
    ...passing.map(({ file, test }) => `expected to fail, but passes: ${file}: ${test}`),
    ...(result.skipped > 0 ? [`${String(result.skipped)} tests are skipped`] : []),
  ];
}
