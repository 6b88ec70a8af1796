import { Interrupted, MissingToolsError, TerraformError } from '@etops/emulator';
import { CommandError } from './run-command';

/** Runs work of the emulator's harness; what it reports in words becomes an error of the command. */
export async function withHarness<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Interrupted) {
      throw new CommandError(error.message, error.exitCode);
    }
    if (error instanceof MissingToolsError || error instanceof TerraformError) {
      throw new CommandError(error.message);
    }
    throw error;
  }
}
