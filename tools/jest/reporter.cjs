const fs = require('node:fs');
const path = require('node:path');
const { stripVTControlCharacters } = require('node:util');

/**
 * Writes the counts to `<directory>/<project>.json`, so that one closing line can include every suite, cached ones too.
 * Adds every failed test to `<directory>/failures.jsonl`, which a later successful run does not overwrite.
 */
module.exports = class CountReporter {
  constructor(globalConfig, { directory }) {
    this.directory = directory;
  }

  onRunComplete(contexts, { numPassedTests, numPendingTests, testResults }) {
    const [{ config }] = contexts;
    const project = config.displayName.name;
    const failures = testResults.flatMap((file) =>
      failuresOf(project, path.relative(config.rootDir, file.testFilePath), file),
    );
    const counts = { passed: numPassedTests, failed: failures.length, skipped: numPendingTests };
    fs.mkdirSync(this.directory, { recursive: true });
    fs.writeFileSync(path.join(this.directory, `${project}.json`), `${JSON.stringify(counts)}\n`);
    const lines = failures.map((failure) => `${JSON.stringify(failure)}\n`);
    fs.appendFileSync(path.join(this.directory, 'failures.jsonl'), lines.join(''));
  }
};

function failuresOf(project, file, { testExecError, failureMessage, testResults }) {
  const failed = testResults.filter(({ status }) => status === 'failed');
  return testExecError || (failureMessage && failed.length === 0)
    ? [failure(project, file, 'does not run', failureMessage ?? testExecError.message)]
    : failed.map(({ fullName, failureMessages }) => failure(project, file, fullName, failureMessages.join('\n')));
}

const failure = (project, file, test, message) => ({
  test: `${project} ${file}: ${test}`,
  message: stripVTControlCharacters(message).split('\n').slice(0, 30).join('\n'),
});
