import { ValidationError } from '@etops/foundation';
import { formatMissingFacts } from './commands/missing-facts';
import { problemReport } from './commands/problem-report';
import { synthesizeAirline } from './synthesize';

// The program that the cdktf CLI runs; it shows what this prints before it asks whether to deploy.
try {
  const waiting = formatMissingFacts(synthesizeAirline().missingFacts);
  if (waiting !== '') {
    console.log(waiting);
  }
} catch (error) {
  if (!ValidationError.isValidationError(error)) {
    throw error;
  }
  console.error(problemReport(error));
  process.exitCode = 1;
}
