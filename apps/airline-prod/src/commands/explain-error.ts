import { CommandError } from '@etops/cli';
import { Interrupted } from '@etops/emulator';
import { ValidationError } from '@etops/foundation';
import { problemReport } from '@etops/reports';

/** Turns the problems of a configuration into the text that a command prints instead of a stack trace. */
export function explainProblems(error: unknown): CommandError | undefined {
  return ValidationError.isValidationError(error) ? new CommandError(problemReport(error.problems)) : undefined;
}

/** Does the same for commands that run Terraform or the emulator, whose messages need no stack trace either. */
export function explainTools(error: unknown): CommandError | undefined {
  if (error instanceof Interrupted) {
    return new CommandError(error.message, error.exitCode);
  }
  return explainProblems(error) ?? (isExpected(error) ? new CommandError(error.message) : undefined);
}

/** Returns whether an error has a message for people; others, such as TypeError, are bugs. */
function isExpected(error: unknown): error is Error {
  return error instanceof Error && ['Error', 'MissingToolsError', 'TerraformError'].includes(error.name);
}
