import type { Command, CommandOptions } from './command';
import { CommandError } from './command-error';
import { helpText } from './help-text';
import { parseArguments } from './parse-arguments';

/**
 * Runs a command with the arguments of the process, and sets the exit code. An unexpected error ends the process with
 * its stack trace.
 *
 * @param args arguments, if not those of the process
 */
export function runCommand<const Options extends CommandOptions>(
  command: Command<Options>,
  args: readonly string[] = process.argv.slice(2),
): void {
  Promise.resolve()
    .then(() => {
      const { help, ...parsed } = parseArguments(command, args);
      if (help) {
        console.log(helpText(command));
        return undefined;
      }
      return command.run(parsed);
    })
    .then((result) => {
      process.exitCode = result === false ? 1 : 0;
    })
    .catch((error: unknown) => {
      const explained = error instanceof CommandError ? error : command.explain?.(error);
      process.exitCode = explained?.exitCode ?? 1;
      if (explained === undefined) {
        throw error;
      }
      console.error(explained.message);
    });
}
