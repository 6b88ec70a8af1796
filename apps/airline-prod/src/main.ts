import { ValidationError } from '@etops/foundation';
import { problemReport } from './problem-report';
import { synthesizeAirline } from './synthesize';

// The program that the cdktf CLI runs.
try {
  synthesizeAirline();
} catch (error) {
  if (!ValidationError.isValidationError(error)) {
    throw error;
  }
  console.error(problemReport(error));
  process.exitCode = 1;
}
