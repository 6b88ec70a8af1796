import { readFileSync, writeFileSync } from 'node:fs';
import { CommandError, runCommand } from '@etops/cli';
import { KEPT_ARGUMENTS_FILE, keptArgumentsText } from './kept-arguments-file';

runCommand({
  usage: 'npm run kept-arguments -- [--write]',
  summary: 'Compares the list of arguments that the AWS provider keeps after their removal with the provider itself.',
  duration: '20 seconds',
  options: { write: { type: 'boolean', description: 'writes the list' } },
  run: async ({ options }) => {
    const text = await keptArgumentsText();
    if (options.write) {
      writeFileSync(KEPT_ARGUMENTS_FILE, text);
    } else if (text !== readFileSync(KEPT_ARGUMENTS_FILE, 'utf8')) {
      throw new CommandError(`${KEPT_ARGUMENTS_FILE} is not current; run npm run kept-arguments -- --write`);
    }
  },
});
