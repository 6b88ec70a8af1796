import { ValidationError } from '@etops/foundation';
import { problemReport } from '@etops/reports';
import { airlineMissingOutputs } from './airline-reports';
import { synthesizeAirline } from './synthesize';

// The cdktf CLI runs this program, and prints its output before it asks for approval.
try {
  const missing = airlineMissingOutputs(synthesizeAirline().missingOutputs);
  if (missing !== '') {
    console.log(missing);
  }
} catch (error) {
  if (!ValidationError.isValidationError(error)) {
    throw error;
  }
  console.error(problemReport(error.problems));
  process.exitCode = 1;
}
