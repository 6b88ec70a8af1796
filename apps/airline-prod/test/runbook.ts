import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const RUNBOOKS = join(__dirname, '..', '..', '..', 'docs', 'runbooks');

export interface RunbookStep {
  /** The heading above the commands. */
  readonly heading: string;
  readonly commands: string;
}

/** The shell commands of a runbook, in order, each block with its heading. */
export function runbookSteps(page: string): readonly RunbookStep[] {
  const text = readFileSync(join(RUNBOOKS, page), 'utf8');
  return text
    .split(/^## /m)
    .slice(1)
    .flatMap((section) =>
      [...section.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, commands = '']) => ({
        heading: section.slice(0, section.indexOf('\n')),
        commands,
      })),
    );
}

/**
 * Runs commands as an operator would paste them.
 *
 * @returns their output
 * @throws Error with their own words when one of them fails, also when the AWS CLI is missing
 */
export function runCommands(commands: string, env: Readonly<Record<string, string>>): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile('bash', ['-e', '-u', '-o', 'pipefail', '-c', commands], { env }, (error, stdout, stderr) => {
      if (error === null) {
        resolve(stdout);
      } else {
        reject(new Error(`${commands}\n${stderr}`));
      }
    });
  });
}
