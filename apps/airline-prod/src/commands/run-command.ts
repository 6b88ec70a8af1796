import { ValidationError } from '@etops/foundation';
import { problemReport } from './problem-report';

/** An error that the user can mend: its text is enough, a stack trace would hide it. */
export class CommandError extends Error {
  override readonly name = 'CommandError';

  constructor(
    message: string,
    readonly exitCode = 1,
  ) {
    super(message);
  }
}

/**
 * Runs a command of this app. It exits with 1 when the command gives `false` or fails; what nobody expected ends the
 * process with its stack trace.
 *
 * @param command does the work; `false` says that what it checked does not hold
 */
export function runCommand(command: () => unknown): void {
  Promise.resolve()
    .then(command)
    .then((result) => {
      process.exitCode = result === false ? 1 : 0;
    })
    .catch((error: unknown) => {
      process.exitCode = error instanceof CommandError ? error.exitCode : 1;
      console.error(textOf(error));
    });
}

function textOf(error: unknown): string {
  if (ValidationError.isValidationError(error)) {
    return problemReport(error);
  }
  if (error instanceof CommandError) {
    return error.message;
  }
  throw error;
}
