const fs = require('node:fs');
const path = require('node:path');

/**
 * Prints every test that failed in any run, even if it passed when it ran again, and the closing line: the steps of
 * .ci/run, and the tests of every suite. Exits 1 when anything failed.
 */
const [, , stepsPassed, stepsFailed, reports = path.join(__dirname, '..', 'reports')] = process.argv;
const read = (file) => fs.readFileSync(path.join(reports, file), 'utf8');
const files = fs.existsSync(reports) ? fs.readdirSync(reports) : [];
const total = { passed: Number(stepsPassed), failed: Number(stepsFailed), skipped: 0 };

const failures = new Map();
for (const line of files.includes('failures.jsonl') ? read('failures.jsonl').split('\n').filter(Boolean) : []) {
  const { test, message } = JSON.parse(line);
  failures.set(test, message);
}
for (const [test, message] of failures) {
  console.log(`\nFAILED ${test}\n${message}`);
}
total.failed += failures.size;

for (const file of files.filter((name) => name.endsWith('.json'))) {
  const { passed, failed, skipped } = JSON.parse(read(file));
  console.log(`${path.basename(file, '.json')}: ${passed} passed, ${failed} failed, ${skipped} skipped`);
  total.passed += passed;
  total.skipped += skipped;
}
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 ? 1 : 0;
