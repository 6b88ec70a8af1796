import { Interrupted } from '@etops/emulator';
import { CommandError } from './run-command';

/** Runs work of the emulator's harness; what it reports in words becomes an error of the command. */
export async function withHarness<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Interrupted) {
      throw new CommandError(error.message, error.exitCode);
    }
    throw isWords(error) ? new CommandError(error.message) : error;
  }
}

/** The harness throws plain errors, or classes of its own, with a text for people; others, such as TypeError, are bugs. */
function isWords(error: unknown): error is Error {
  return error instanceof Error && ['Error', 'MissingToolsError', 'TerraformError'].includes(error.name);
}
