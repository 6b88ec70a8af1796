import { readFileSync } from 'node:fs';
import type { Check } from '@etops/account';
import { callersAccount, isSound, lookAt } from '@etops/account';
import { runCommand } from '@etops/cli';
import type { StackJson } from '@etops/foundation';
import { StackReader } from '@etops/foundation';
import { stackNeeds } from '../stacks/assembly';
import { synthesizeAirline } from '../synthesize';
import { accountReport } from './account-report';
import { explainProblems } from './explain-error';

/** A command that looks at the account of stacks. */
export interface AccountCommand {
  readonly name: string;
  readonly summary: string;
  readonly checks: Readonly<Record<string, Check>>;
}

/** Runs a command that looks at the account of stacks, with the caller's credentials and read-only calls. */
export function runAccountCommand({ name, summary, checks }: AccountCommand): void {
  runCommand({
    usage: `npm run ${name} -- [stack …]`,
    summary,
    duration: '10 seconds per stack',
    operands: {
      name: 'stack',
      description: 'stacks to look at, all if none is given',
      choices: Object.keys(stackNeeds),
    },
    explain: explainProblems,
    run: async ({ operands }) => {
      const { stacks } = synthesizeAirline();
      let areSound = true;
      for (const { name: stack, file } of stacks.filter(
        (each) => operands.length === 0 || operands.includes(each.name),
      )) {
        const reader = new StackReader(JSON.parse(readFileSync(file, 'utf8')) as StackJson);
        const findings = await lookAt(checks, { name: stack, stack: reader, account: callersAccount });
        console.log(accountReport(stack, findings));
        areSound &&= isSound(findings);
      }
      return areSound;
    },
  });
}
