const fs = require('node:fs');
const path = require('node:path');

/** Prints the closing line: the steps of .ci/run, and the tests of every suite. Exits 1 when anything failed. */
const [, , stepsPassed, stepsFailed] = process.argv;
const reports = path.join(__dirname, '..', 'reports');
const suites = fs.existsSync(reports) ? fs.readdirSync(reports) : [];
const total = { passed: Number(stepsPassed), failed: Number(stepsFailed), skipped: 0 };

for (const file of suites) {
  const counts = JSON.parse(fs.readFileSync(path.join(reports, file), 'utf8'));
  console.log(
    `${path.basename(file, '.json')}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`,
  );
  for (const key of Object.keys(total)) {
    total[key] += counts[key];
  }
}
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 ? 1 : 0;
