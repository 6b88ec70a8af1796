const fs = require('node:fs');
const path = require('node:path');

/** Writes `reports/<project>.json`, so that one closing line can cover every suite, cached ones included. */
module.exports = class CountReporter {
  onRunComplete(contexts, { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites }) {
    const [{ config }] = contexts;
    const file = path.join(__dirname, '../../reports', `${config.displayName.name}.json`);
    const counts = {
      passed: numPassedTests,
      failed: numFailedTests + numRuntimeErrorTestSuites,
      skipped: numPendingTests,
    };
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, `${JSON.stringify(counts)}\n`);
  }
};
