/** Returns the configuration of a project's tests that start processes: commands, emulators, workspaces. */
module.exports = (name) => ({
  ...require('./preset.cjs')(`${name}-process`),
  testMatch: ['<rootDir>/test/**/*.process.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  // Long enough for a process on a busy machine.
  testTimeout: 120_000,
});
